namespace Refit;

public class RefitSettings;

public static class RestService
{
    public static T For<T>(HttpClient client, RefitSettings? settings) => throw null!;

    public static T For<T>(HttpClient client) => throw null!;

    public static T For<T>(string hostUrl, RefitSettings? settings) => throw null!;

    public static T For<T>(string hostUrl) => throw null!;
}
