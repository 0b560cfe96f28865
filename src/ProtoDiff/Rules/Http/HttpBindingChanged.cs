using Wirecheck.ProtoDiff.Schema;

namespace Wirecheck.ProtoDiff.Rules.Http;

/// <summary>What HTTP clients of an RPC send no longer arrives, or arrives as something else.</summary>
internal static class HttpBindingChanged
{
    public static readonly Rule Rule = new()
    {
        Id = "HTTP_BINDING_CHANGED",
        Categories = new(Categories.File | Categories.Package | Categories.WireJson),
        IsInBuf = false,
        Change = ChangeKind.Altered,
        Finds = "A binding of option `google.api.http` is gone, or its method, its path, its `body` or its `response_body` is another one. What the variables of a path are called does not matter, nor does the order of the bindings.",
        WhoBreaks = "HTTP and JSON clients already deployed: the URL they call is not found, or the JSON they send or get has another form.",
        Instead = "Keep the binding, among `additional_bindings` if a new one is to come first.",
        Methods = (context, previous, current) =>
        {
            if (OptionMessage.AreSame(previous, current))
                return;
            var (before, after) = (HttpBinding.Of(previous), HttpBinding.Of(current));
            foreach (var binding in before)
            {
                var heirs = Array.FindAll(after, a => a.Accepts(binding));
                if (heirs.Length == 0)
                    ReportRemoved(context, current, binding, before, after);
                else if (!Array.Exists(heirs, h => IsSameField(previous, binding.Body, current, h.Body, m => m.InputType) && IsSameField(previous, binding.ResponseBody, current, h.ResponseBody, m => m.OutputType)))
                    ReportReshaped(context, current, binding, heirs[0]);
            }
        },
    };

    private static void ReportRemoved(RuleContext context, MethodSchema current, HttpBinding binding, HttpBinding[] before, HttpBinding[] after)
    {
        // New clients are fine as long as the old server knows one of the URLs they may call.
        var newClientsBreak = after.Length > 0 && !Array.Exists(after, a => Array.Exists(before, b => b.Accepts(a)));
        var now = after.Length > 0 ? $", but at `{after[0]}`" : "";
        Report(
            context,
            current,
            $"{binding}",
            newClientsBreak ? Breaks.Json : Breaks.JsonNewReadsOld,
            $"RPC {current.FullName} is no longer served at `{binding}`{now}: HTTP clients already deployed get 404.",
            after.Length > 0
                ? $"Keep it with `additional_bindings {{ {binding.Declaration()} }}`."
                : $"Keep `option (google.api.http) = {{ {binding.Declaration()} }};`.");
    }

    private static void ReportReshaped(RuleContext context, MethodSchema current, HttpBinding binding, HttpBinding now)
    {
        var (name, from, to, whole) = binding.Body != now.Body
            ? ("body", binding.Body, now.Body, "no body")
            : ("response_body", binding.ResponseBody, now.ResponseBody, "the whole response");
        Report(
            context,
            current,
            $"{binding}:{name}:{from}:{to}",
            Breaks.Json,
            $"RPC {current.FullName} changed `{name}` of `{binding}` from {Quote(from)} to {Quote(to)}: HTTP clients and servers of the two versions take one form of JSON for the other.",
            from.Length > 0 ? $"Keep `{name}: \"{from}\"`; another form needs a path of its own." : $"Leave `{name}` out; another form needs a path of its own.");

        string Quote(string field) => field.Length == 0 ? whole : $"\"{field}\"";
    }

    private static void Report(RuleContext context, MethodSchema current, string detail, Breaks breaks, string message, string advice) =>
        context.Report(Anchor.AtOption(current, HttpRuleFields.Extension).Or(Anchor.At(current)), current.FullName, detail, breaks, message, advice);

    // The JSON of one field as the whole body does not name the field, so it may be renamed.
    private static bool IsSameField(MethodSchema previous, string from, MethodSchema current, string to, Func<MethodSchema, string> typeOf) =>
        from == to || (Number(previous, from, typeOf) is { } number && number == Number(current, to, typeOf));

    private static int? Number(MethodSchema method, string field, Func<MethodSchema, string> typeOf) =>
        method.File.Set.FindType(typeOf(method), method.File) is MessageSchema message ? Array.Find(message.Fields, f => f.Name == field)?.Number : null;
}
