namespace Wirecheck.ProtoDiff;

/// <summary>Who a change breaks. "Old" is a program built from the previous schema, "new" one built from the current schema.</summary>
[Flags]
public enum Breaks
{
    /// <summary>Nobody.</summary>
    None = 0,

    /// <summary>Old programs that read binary data, or answer calls, of new ones.</summary>
    OldReadsNew = 1,

    /// <summary>New programs that read binary data, or answer calls, of old ones.</summary>
    NewReadsOld = 2,

    /// <summary>Old programs that read JSON of new ones.</summary>
    JsonOldReadsNew = 4,

    /// <summary>New programs that read JSON of old ones.</summary>
    JsonNewReadsOld = 8,

    /// <summary>Source code that uses the generated code.</summary>
    Source = 16,

    /// <summary>Binary data, in both directions.</summary>
    Wire = OldReadsNew | NewReadsOld,

    /// <summary>JSON, in both directions.</summary>
    Json = JsonOldReadsNew | JsonNewReadsOld,

    /// <summary>Everybody.</summary>
    All = Wire | Json | Source,
}
