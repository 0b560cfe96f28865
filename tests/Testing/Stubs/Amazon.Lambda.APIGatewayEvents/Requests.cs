namespace Amazon.Lambda.APIGatewayEvents;

public class APIGatewayProxyRequest
{
    public string Path { get; set; } = null!;

    public string Body { get; set; } = null!;
}

public class APIGatewayHttpApiV2ProxyRequest
{
    public string RawPath { get; set; } = null!;

    public string Body { get; set; } = null!;
}
