using System.Security.Cryptography;
using System.Text;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>
/// Makes descriptor sets of .proto files. Of two trees only what differs is compiled, and what it needs; every other file stands in both sets
/// with its name and its package, which is all that a comparison asks of it. What was compiled before comes from the cache.
/// </summary>
internal static class SchemaCompiler
{
    /// <summary>Compiles everything.</summary>
    /// <exception cref="SchemaException">protoc refuses it.</exception>
    public static ResolvedInput Compile(ProtoTree tree, BlobStore blobs) =>
        ImportGraph.Of(tree, blobs) is { } graph ? Compile(tree, graph, [.. graph.Files.Keys]) : CompileOnDisk(tree);

    /// <summary>Compiles what two trees need to be compared.</summary>
    /// <exception cref="SchemaException">protoc refuses it.</exception>
    public static (ResolvedInput Previous, ResolvedInput Current) Compile(ProtoTree previous, ProtoTree current, BlobStore blobs)
    {
        // The current one first: it is on disk, and what is read of it need not be read from git.
        var (after, before) = (ImportGraph.Of(current, blobs), ImportGraph.Of(previous, blobs));
        if (after is not null && before is not null)
        {
            var needed = ImportGraph.Differing(before, after);
            try
            {
                return Both(() => Compile(previous, before, needed), () => Compile(current, after, needed));
            }
            catch (SchemaException)
            {
                // Everything at once tells all that is wrong.
            }
        }

        return Both(() => CompileOnDisk(previous), () => CompileOnDisk(current));
    }

    /// <summary>Compiles a file that comes with protoc.</summary>
    public static ResolvedInput CompileBundled(string input, string name) => Finish(new EmptyTree(input), output =>
        DescriptorSet.Open(Protoc.Compile(new ProtoFiles(input, output.Path, [], null) { Bundled = [name] }, output), input));

    private static (ResolvedInput, ResolvedInput) Both(Func<ResolvedInput> first, Func<ResolvedInput> second)
    {
        var previous = first();
        try
        {
            return (previous, second());
        }
        catch
        {
            previous.Dispose();
            throw;
        }
    }

    private static ResolvedInput CompileOnDisk(ProtoTree tree) => Finish(tree, output =>
    {
        if (tree.Names.Count == 0)
            return DescriptorSet.Empty(tree.Input);
        return DescriptorSet.Open(Protoc.Compile(tree.OnDisk(output), output), tree.Input, tree.UsersRoot).With(tree.Layout);
    });

    private static ResolvedInput Compile(ProtoTree tree, ImportGraph graph, HashSet<string> needed) => Finish(tree, output =>
    {
        if (graph.Files.Count == 0)
            return DescriptorSet.Empty(tree.Input);
        string[] compiled = [.. graph.Files.Keys.Where(needed.Contains).Order(StringComparer.Ordinal)];
        var set = output.File("set.binpb");
        using (var stream = new FileStream(set, FileMode.CreateNew))
        {
            foreach (var (name, node) in graph.Files.Where(f => !needed.Contains(f.Key)))
                SetWriter.WriteNameOnly(stream, name, node.Statements.Package);
            if (compiled.Length > 0)
                WriteCompiled(stream, tree, graph, compiled, output);
        }

        return DescriptorSet.Open(set, tree.Input, tree.UsersRoot).With(tree.Layout);
    });

    // What was made so far goes when a later step fails: nobody else knows of it yet.
    private static ResolvedInput Finish(ProtoTree tree, Func<TemporaryDirectory, DescriptorSet> compile)
    {
        var output = new TemporaryDirectory(tree.Input);
        try
        {
            return new(compile(output), output);
        }
        catch
        {
            output.Dispose();
            throw;
        }
    }

    private static void WriteCompiled(Stream stream, ProtoTree tree, ImportGraph graph, string[] names, TemporaryDirectory output)
    {
        var key = KeyOf(graph, names);
        if (CompileCache.TryRead(key, stream))
            return;
        var files = ProtoFiles.Write(tree, [.. names.Where(n => !graph.Files[n].IsBundled)], output);
        var compiled = Protoc.Compile(files with { Names = [.. names.Where(n => !graph.Files[n].IsBundled)], Bundled = [.. names.Where(n => graph.Files[n].IsBundled)] }, output);
        using (var file = File.OpenRead(compiled))
            file.CopyTo(stream);
        CompileCache.Write(key, compiled);
    }

    // All that decides what protoc writes.
    private static string KeyOf(ImportGraph graph, string[] names)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(Protoc.Identity());
        foreach (var name in names)
        {
            Add(name);
            Add(graph.Files[name].Id);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\0"));
    }
}
