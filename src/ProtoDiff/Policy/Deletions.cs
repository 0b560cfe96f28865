namespace Wirecheck.ProtoDiff.Policy;

/// <summary>Which deletions a team allows itself.</summary>
public enum Deletions
{
    /// <summary>None: each is as severe as its rule.</summary>
    Never,

    /// <summary>
    /// Those of what was deprecated in the previous schema, itself or with what it is in, and whose numbers and names are reserved where that can be: they are
    /// warnings. Extensions, whose numbers nothing reserves, and deletions that old readers misread stay as severe as their rules.
    /// </summary>
    AfterDeprecation,
}
