using Wirecheck.ProtoDiff.Rules;

namespace Wirecheck.ProtoDiff.Tests.Conformance;

/// <summary>The few lines of buf.yaml that the conformance pairs use.</summary>
internal sealed record BufConfiguration(ConfigVersion Version, string[] Use, string[] Except, bool Ignores)
{
    public static BufConfiguration Read(string path)
    {
        var version = ConfigVersion.V2;
        Dictionary<string, List<string>> lists = [];
        var key = "";
        var ignores = false;
        foreach (var line in File.Exists(path) ? File.ReadAllLines(path) : [])
        {
            var text = line.Trim();
            if (text.StartsWith("- ", StringComparison.Ordinal))
            {
                (lists.TryGetValue(key, out var list) ? list : lists[key] = []).Add(text[2..].Trim());
                continue;
            }

            var parts = text.Split(':', 2);
            key = parts[0];
            ignores |= key.StartsWith("ignore", StringComparison.Ordinal);
            if (key == "version")
                version = Enum.Parse<ConfigVersion>(parts[1].Trim(), ignoreCase: true);
        }

        return new(version, Get("use"), Get("except"), ignores);

        string[] Get(string name) => lists.TryGetValue(name, out var list) ? [.. list] : [];
    }
}
