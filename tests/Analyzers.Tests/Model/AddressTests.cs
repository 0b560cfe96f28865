using Wirecheck.Analyzers.Model;

namespace Wirecheck.Analyzers.Tests.Model;

public class AddressTests
{
    [Theory]
    [InlineData("http://shipping", true)]
    [InlineData("http://shipping/", true)]
    [InlineData("HTTP://SHIPPING:80/x?y#z", true)]
    [InlineData("https://orders.svc", true)]
    [InlineData("https://orders.ns.svc.cluster.local:443", true)]
    [InlineData("http://mail.internal/", true)]
    [InlineData("http://printer.local/", true)]
    [InlineData("http://127.0.0.1:5000", true)]
    [InlineData("http://[::1]:5000/", true)]
    [InlineData("http://[fc00::12]", true)]
    [InlineData("http://10.0.0.1", true)]
    [InlineData("http://172.16.0.1", true)]
    [InlineData("http://172.31.255.255", true)]
    [InlineData("http://192.168.1.1", true)]
    [InlineData("https+http://any.example.com", true)]
    [InlineData("http+https://any", true)]
    [InlineData("https://example.com", false)]
    [InlineData("https://svc.example.com", false)]
    [InlineData("https://mysvc.io", false)]
    [InlineData("https://notlocal", true)]
    [InlineData("http://172.15.0.1", false)]
    [InlineData("http://172.32.0.1", false)]
    [InlineData("http://11.0.0.1", false)]
    [InlineData("http://192.169.0.1", false)]
    [InlineData("http://[2001:db8::1]", false)]
    [InlineData("http://", false)]
    [InlineData("http:///path", false)]
    [InlineData("http://a b/", false)]
    [InlineData("http://user:secret@shipping/", false)]
    [InlineData("ftp://shipping", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    [InlineData("http://[", false)]
    public void Internal_hosts(string url, bool expected) =>
        Assert.Equal(expected, Address.Parse(new Text(url, IsWhole: true)).IsInternal(NamePatterns.None, NamePatterns.None));

    [Theory]
    [InlineData("http://shipping/", AddressKind.Absolute)]
    [InlineData("http://shipping:", AddressKind.Absolute)]
    [InlineData("http://shipping", AddressKind.Unknown)]
    [InlineData("http://", AddressKind.Unknown)]
    [InlineData("http://[::1", AddressKind.Unknown)]
    [InlineData("", AddressKind.Unknown)]
    [InlineData("/quotes/", AddressKind.Relative)]
    public void An_address_that_goes_on_is_known_only_when_its_host_has_ended(string known, object kind) =>
        Assert.Equal((AddressKind)kind, Address.Parse(new Text(known, IsWhole: false)).Kind);

    [Theory]
    [InlineData("/health", true)]
    [InlineData("/api/healthz/", true)]
    [InlineData("ready?full=1", true)]
    [InlineData("/healthy", false)]
    [InlineData("/health/report", false)]
    [InlineData("", false)]
    public void Probe_paths(string path, bool expected) => Assert.Equal(expected, Address.IsProbePath(path));
}
