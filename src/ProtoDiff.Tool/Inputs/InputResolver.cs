namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Tells from its text what an input is, and makes a descriptor set of it.</summary>
internal static class InputResolver
{
    /// <summary>Resolves an input.</summary>
    /// <param name="input">The input as the user wrote it.</param>
    /// <param name="other">The input it is compared with, which says where in a repository a bare <c>git:REF</c> looks.</param>
    /// <exception cref="SchemaException">It is not there, or no schema can be made of it.</exception>
    public static ResolvedInput Resolve(string input, string other)
    {
        if (input.Length == 0)
            throw new SchemaException("\"\" is no input; name a directory, a .proto file, a descriptor set or git:REF");
        if (GitReference.TryParse(input) is { } reference)
            return FromCommit(reference, other);
        if (Directory.Exists(input))
            return FromFiles(ProtoFiles.InDirectory(input));
        if (ProtoFiles.IsProto(input) && File.Exists(input))
            return FromFiles(ProtoFiles.Single(input));
        return new(DescriptorSet.Open(input));
    }

    private static ResolvedInput FromFiles(ProtoFiles files)
    {
        var output = new TemporaryDirectory(files.Input);
        return Finish(output, () => Protoc.Compile(files, output));
    }

    private static ResolvedInput FromCommit(GitReference reference, string other)
    {
        var repository = GitRepository.Containing(Directory.Exists(other) ? other : DirectoryOf(other), reference.Text);
        var path = reference.Path ?? SamePathAs(other, reference, repository);
        var output = new TemporaryDirectory(reference.Text);
        return Finish(output, () => Protoc.Compile(repository.Export(reference, path, output), output));
    }

    // What was made so far goes when a later step fails: nobody else knows of it yet.
    private static ResolvedInput Finish(TemporaryDirectory files, Func<DescriptorSet> compile)
    {
        try
        {
            return new(compile(), files);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private static string SamePathAs(string other, GitReference reference, GitRepository repository)
    {
        if (Directory.Exists(other))
            return repository.PrefixFor(reference).TrimEnd('/');
        return ProtoFiles.IsProto(other) && File.Exists(other) ? repository.PrefixFor(reference) + Path.GetFileName(other) : "";
    }

    private static string DirectoryOf(string path) =>
        File.Exists(path) && Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
}
