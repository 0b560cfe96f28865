namespace Microsoft.CodeAnalysis.Testing;

/// <summary>A verification that failed; <see cref="DefaultVerifier"/> throws it.</summary>
public sealed class VerificationException(string message) : InvalidOperationException(message);
