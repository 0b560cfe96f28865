using Google.Protobuf.Reflection;
using Wirecheck.ProtoDiff.Explanation;
using Wirecheck.ProtoDiff.Tests.Support;

namespace Wirecheck.ProtoDiff.Tests.Soundness;

/// <summary>What random runs found, made small: each once had a verdict that was wrong, or that nothing proved.</summary>
public class FoundByChanceTests
{
    [Fact]
    public void A_list_of_entries_that_are_all_alike_loses_all_but_one_in_a_map() => IsSound(
        "syntax = \"proto3\"; message M { map<string, int32> f = 1; message E {} }",
        "syntax = \"proto3\"; message M { repeated E f = 1; message E {} }");

    [Fact]
    public void A_field_that_moved_and_became_a_string_is_found_in_json_under_its_name() => IsSound(
        "syntax = \"proto2\"; enum E { A = 0; B = 1; } message M { required sfixed32 f1 = 1; optional E f5 = 5; }",
        "syntax = \"proto2\"; enum E { A = 0; B = 1; } message M { optional string f5 = 1; required sfixed32 f1 = 5; }");

    [Fact]
    public void A_field_that_moved_and_takes_the_numbers_of_an_enum_reads_them_in_json() => IsSound(
        "edition = \"2023\"; message M { repeated E f1 = 1; map<int64, float> f3 = 3; } enum E { A = 0; B = 1; }",
        "edition = \"2023\"; message M { map<int64, float> f3 = 1; repeated int32 f1 = 3; } enum E { A = 0; B = 1; }");

    [Fact]
    public void A_message_that_needs_others_is_written_however_deep_it_stands() => IsSound(
        "syntax = \"proto2\"; message M { optional A a = 1; } message A { optional R r = 5; } message R { required group G = 3 {} }",
        "syntax = \"proto2\"; message M { optional B a = 1; } message B { optional string r = 5; } message R { required group G = 3 {} }");

    [Fact]
    public void A_value_that_is_gone_and_whose_first_name_is_not_reads_in_json() => IsSound(
        "syntax = \"proto2\"; message M { optional E e = 1; } enum E { option allow_alias = true; A = 0; B = 1; C = 1; }",
        "syntax = \"proto2\"; message M { optional E e = 1; } enum E { A = 0; B = 3; }");

    [Fact]
    public void A_value_that_takes_the_number_of_one_that_is_gone_keeps_its_name_in_json() => IsSound(
        "syntax = \"proto3\"; message M { E e = 1; } enum E { A = 0; B = 3; C = 4; }",
        "syntax = \"proto3\"; message M { E e = 1; } enum E { A = 0; B = 4; }");

    [Fact]
    public void A_field_that_takes_the_number_of_another_is_found_in_json_under_its_name() => IsSound(
        "syntax = \"proto3\"; message M { E a = 4; map<string, fixed32> b = 5; } enum E { A = 0; B = 1; }",
        "syntax = \"proto3\"; message M { int32 a = 5; } enum E { A = 0; B = 1; }");

    [Fact]
    public void An_extension_of_another_number_and_type_is_still_the_one_that_its_name_says() => IsSound(
        "syntax = \"proto2\"; message M { extensions 1 to 9; } extend M { optional sfixed32 x = 1; }",
        "syntax = \"proto2\"; message M { extensions 1 to 9; } extend M { optional uint64 x = 2; }");

    [Fact]
    public void A_field_that_left_one_oneof_for_another_is_lost_to_both_versions() => IsSound(
        "syntax = \"proto3\"; message M { oneof o { string a = 1; string b = 2; } oneof p { string c = 3; } }",
        "syntax = \"proto3\"; message M { oneof o { string b = 2; } oneof p { string a = 1; string c = 3; } }");

    [Fact]
    public void A_message_that_needs_itself_is_written_by_no_one_in_a_field() => IsSound(
        "syntax = \"proto2\"; message M { optional A a = 1; optional B b = 3; } message A {} message B { optional int32 n = 1; required B b = 4; }",
        "syntax = \"proto2\"; message M { optional A a = 3; } message A {} message B { optional int32 n = 1; required B b = 4; }");

    [Fact]
    public void A_new_name_before_the_others_is_what_json_carries() => IsSound(
        "syntax = \"proto3\"; message M { repeated E e = 1; } enum E { A = 0; B = 1; }",
        "syntax = \"proto3\"; message M { repeated E e = 1; } enum E { option allow_alias = true; A = 0; C = 1; B = 1; }");

    [Theory]
    [InlineData("proto2")]
    [InlineData("proto3")]
    public void What_is_refused_or_skipped_anyhow_excludes_no_other_member(string syntax) => IsSound(
        $"syntax = \"{syntax}\"; message M {{ repeated double a = 2; oneof o {{ float b = 5; }} }}",
        $"syntax = \"{syntax}\"; message M {{ oneof p {{ double a = 2; float b = 5; }} }}");

    [Fact]
    public void An_extension_that_moved_along_with_its_package_is_the_same() => IsSound(
        "syntax = \"proto2\"; package p; message M { extensions 1 to 9; } extend M { optional sfixed64 x = 1; }",
        "syntax = \"proto2\"; package q; message M { extensions 1 to 9; } extend M { optional sfixed64 x = 2; }");

    [Fact]
    public void A_message_that_needs_itself_is_written_by_no_one_in_a_message_of_a_field() => IsSound(
        "syntax = \"proto2\"; message M { repeated A a = 4; } message A { optional B b = 2; } message B { required B b = 3; }",
        "syntax = \"proto2\"; message M { repeated C a = 4; } message C { optional string b = 2; }");

    [Theory]
    [InlineData("int32")]
    [InlineData("string")]
    public void A_required_field_whose_number_another_took_is_missing_in_json(string type) => IsSound(
        $"syntax = \"proto2\"; message M {{ required int32 a = 1; required {type} b = 2; }}",
        "syntax = \"proto2\"; message M { required int32 a = 2; }");

    [Theory]
    [InlineData("map<string, A>", "map<string, C>")]
    [InlineData("repeated A", "repeated C")]
    public void What_differs_in_a_message_is_reached_however_deep_it_is(string before, string after) => IsSound(
        $"syntax = \"proto3\"; message M {{ {before} a = 1; }} message A {{ int32 n = 1; map<string, B> b = 2; }} message B {{ map<int32, N> n = 1; }} message N {{ map<int32, N> n = 7; }}",
        $"syntax = \"proto3\"; message M {{ {after} a = 1; }} message C {{ int32 n = 1; map<string, D> b = 2; }} message D {{ map<int32, O> n = 1; }} message O {{ map<int32, string> n = 7; }}");

    [Fact]
    public void A_message_that_was_renamed_is_compared_where_only_data_is_asked_about() => IsSound(
        "syntax = \"proto3\"; message A { int32 n = 1; map<string, A> f = 4; }",
        "syntax = \"proto3\"; message B { int32 n = 1; map<string, C> f = 4; } message C { string n = 1; }");

    [Fact]
    public void An_rpc_that_was_renamed_in_a_package_that_was_too_is_proved() => IsSound(
        "syntax = \"proto3\"; package p; message M {} service S { rpc Get(M) returns (M); }",
        "syntax = \"proto3\"; package q; message M {} service S { rpc Fetch(M) returns (M); }");

    [Fact]
    public void A_field_takes_the_default_of_its_enum_wherever_that_is()
    {
        const string User = "syntax = \"proto2\"; import \"e.proto\"; message M { optional E e = 1; optional E stated = 2 [default = A]; extensions 10; } extend M { optional E x = 10; }";

        var findings = Compare.Files(
            [("e.proto", "syntax = \"proto2\"; enum E { A = 0; B = 1; }"), ("m.proto", User)],
            [("e.proto", "syntax = \"proto2\"; enum E { B = 1; A = 0; }"), ("m.proto", User)],
            "WIRE").Findings;

        Assert.Equal(["FIELD_SAME_DEFAULT M.e", "FIELD_SAME_DEFAULT x"], findings.Select(f => $"{f.Rule} {f.Element}"));
    }

    private static void IsSound(string previous, string current)
    {
        var judged = new Judged(Files(previous), Files(current));

        // Many values of one kind, and few: without chance there is nothing in between.
        Assert.Empty(new VerdictCheck().Problems(judged, type => new[] { 1, 3 }.Select(c => new ChosenValues(new([.. Enumerable.Repeat(c, 60)])).Of(type)).OfType<MessageValue>()));

        static IEnumerable<FileDescriptorProto> Files(string text) => FileDescriptorSet.Parser.ParseFrom(ProtoCompiler.Compile(withSourceInfo: false, ("a.proto", text))).File;
    }
}
