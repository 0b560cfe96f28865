using Wirecheck.ProtoDiff.Tool.Inputs.Roots;

namespace Wirecheck.ProtoDiff.Tool.Inputs;

/// <summary>Tells from its text what an input is, and makes a descriptor set of it.</summary>
internal static class InputResolver
{
    /// <summary>Resolves two inputs for one comparison: what is the same in both need not be compiled.</summary>
    /// <param name="input">The schema as it is now, as the user wrote it.</param>
    /// <param name="against">The schema as it was. A bare <c>git:REF</c> means the place of the other input.</param>
    /// <param name="imports">Where imports start from.</param>
    /// <exception cref="SchemaException">One is not there, or no schema can be made of it.</exception>
    public static ResolvedPair Resolve(string input, string against, ImportSettings imports)
    {
        if (input == FileInput.Standard && against == FileInput.Standard)
            throw new SchemaException("\"-\" can be one of the inputs, not both: standard input is read once");
        var blobs = new BlobStore();
        var directories = new ImportDirectories(imports.Directories, input, against);
        var before = Open(against, input, blobs, new(directories, imports.Previous), isPrevious: true);
        var after = Open(input, against, blobs, new(directories, imports.Current), isPrevious: false);
        directories.RefuseMissing();
        if (before.Tree is not null && after.Tree is not null)
        {
            var isOneFile = ProtoFiles.IsProto(input) && ProtoFiles.IsProto(against) && before.Tree.Names is [var was] && after.Tree.Names is [var now] && was != now;
            var (previous, current) = SchemaCompiler.Compile(isOneFile ? new RenamedTree(before.Tree, after.Tree.Names[0]) : before.Tree, after.Tree, blobs);
            return new(previous, current)
            {
                Notes = before.Tree is EmptyTree ? [$"\"{against}\" has nothing at the place of \"{input}\": all of it is new, and nothing can break"] : [],
            };
        }

        var first = Single(before, blobs);
        try
        {
            return new(first, Single(after, blobs));
        }
        catch
        {
            first.Dispose();
            throw;
        }
    }

    /// <summary>Resolves an input for itself.</summary>
    /// <param name="input">As the user wrote it.</param>
    /// <param name="imports">Directories that imports start from, beside those that are known.</param>
    /// <exception cref="SchemaException">It is not there, or no schema can be made of it.</exception>
    public static ResolvedInput Resolve(string input, IReadOnlyList<string>? imports = null)
    {
        var blobs = new BlobStore();
        var directories = new ImportDirectories(imports ?? [], input);
        var opened = Open(input, ".", blobs, new(directories), isPrevious: false);
        directories.RefuseMissing();
        return Single(opened, blobs);
    }

    private static ResolvedInput Single(OpenedInput input, BlobStore blobs) =>
        input.Tree is { } tree ? SchemaCompiler.Compile(tree, blobs) : new(input.Set!);

    private static OpenedInput Open(string input, string other, BlobStore blobs, SideSettings imports, bool isPrevious)
    {
        if (input.Length == 0)
            throw new SchemaException("\"\" is no input; name a directory, a .proto file, a descriptor set or git:REF");
        if (GitReference.TryParse(input) is { } reference)
            return new(FromCommit(reference, other, blobs, imports, isPrevious));
        if (Directory.Exists(input))
            return new(FromDisk(ProtoFiles.InDirectory(input), new(input, input, file: null, blobs), imports, blobs));
        return ProtoFiles.IsProto(input) && File.Exists(input)
            ? new(FromDisk(ProtoFiles.Single(input), new(input, DirectoryOf(input), Path.GetFileName(input), blobs), imports, blobs))
            : FileInput.Open(input, blobs, imports);
    }

    private static ProtoTree FromDisk(ProtoFiles files, DiskPlace place, SideSettings imports, BlobStore blobs)
    {
        if (RootedTree.Of(place, imports, files.Root, blobs) is { } rooted)
            return rooted.Names.Count > 0 ? rooted : throw rooted.None();
        if (files.Names.Count == 0)
            files = files with { Names = place.Names() };
        return files.Names.Count > 0 ? new DirectoryTree(files, blobs) : throw ProtoFiles.None(files.Input);
    }

    private static ProtoTree FromCommit(GitReference reference, string other, BlobStore blobs, SideSettings imports, bool isPrevious)
    {
        var repository = reference.Repository is { } directory
            ? GitRepository.At(directory, reference.Text)
            : GitRepository.Containing(Directory.Exists(other) ? other : DirectoryOf(other), reference.Text);
        var path = reference.Path ?? SamePathAs(other, reference, repository);
        if (CommitPlace.At(repository, reference, path, blobs) is { } place
            && (RootedTree.Of(place, imports, usersRoot: null, blobs) ?? (ProtoTree?)place.Plain()) is { Names.Count: > 0 } files)
        {
            return files;
        }

        // The path is not misspelt if the other input is at it.
        if (isPrevious && IsAt(other, path, reference, repository))
            return new EmptyTree(reference.Text);
        throw repository.IsThere(reference, path) ? ProtoFiles.None(reference.Text) : new SchemaException($"\"{reference.Text}\": commit \"{reference.Revision}\" has no \"{path}\"");
    }

    private static bool IsAt(string other, string path, GitReference reference, GitRepository repository) =>
        GitReference.TryParse(other) is { } commit
            ? commit.Path == path
            : reference.Path is null || (reference.Repository is null && Path.Exists(other) && SamePathAs(other, reference, repository) == path);

    private static string SamePathAs(string other, GitReference reference, GitRepository repository)
    {
        if (Directory.Exists(other))
            return repository.PrefixFor(reference).TrimEnd('/');
        return ProtoFiles.IsProto(other) && File.Exists(other) ? repository.PrefixFor(reference) + Path.GetFileName(other) : "";
    }

    private static string DirectoryOf(string path) =>
        File.Exists(path) && Path.GetDirectoryName(path) is { Length: > 0 } directory ? directory : ".";
}
