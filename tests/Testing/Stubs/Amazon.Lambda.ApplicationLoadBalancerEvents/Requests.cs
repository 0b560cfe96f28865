namespace Amazon.Lambda.ApplicationLoadBalancerEvents;

public class ApplicationLoadBalancerRequest
{
    public string Path { get; set; } = null!;

    public string Body { get; set; } = null!;
}
