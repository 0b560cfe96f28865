using System.Text;

namespace Wirecheck.ProtoDiff.Rules.Files;

/// <summary>Names that protoc derives for C#.</summary>
internal static class CsharpNames
{
    /// <summary>
    /// The namespace of a package that states none: each part in Pascal case, a letter after an underscore or a digit raised
    /// (protocolbuffers/protobuf, src/google/protobuf/compiler/csharp/names.cc, UnderscoresToCamelCase).
    /// </summary>
    public static string Namespace(string package)
    {
        var result = new StringBuilder(package.Length);
        var raise = true;
        foreach (var c in package)
        {
            if (char.IsAsciiLetter(c))
                result.Append(raise ? char.ToUpperInvariant(c) : c);
            else if (char.IsAsciiDigit(c) || c == '.')
                result.Append(c);
            raise = !char.IsAsciiLetter(c);
        }

        return result.ToString();
    }
}
