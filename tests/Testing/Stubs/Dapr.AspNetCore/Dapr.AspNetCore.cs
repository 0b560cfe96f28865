#nullable disable

using Microsoft.AspNetCore.Builder;

namespace Dapr
{
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public class TopicAttribute : Attribute
    {
        public TopicAttribute(string pubsubName, string name, string[] ownedMetadatas = null, string metadataSeparator = null) => throw null!;

        public TopicAttribute(string pubsubName, string name, bool enableRawPayload, string[] ownedMetadatas = null, string metadataSeparator = null) => throw null!;

        public TopicAttribute(string pubsubName, string name, string match, int priority, string[] ownedMetadatas = null, string metadataSeparator = null) => throw null!;

        public TopicAttribute(string pubsubName, string name, bool enableRawPayload, string match, int priority, string[] ownedMetadatas = null, string metadataSeparator = null) => throw null!;

        public TopicAttribute(string pubsubName, string name, string deadLetterTopic, bool enableRawPayload, string[] ownedMetadatas = null, string metadataSeparator = null) => throw null!;

        public string Name { get => throw null!; set => throw null!; }

        public string PubsubName { get => throw null!; set => throw null!; }
    }
}

namespace Dapr.AspNetCore
{
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public class BulkSubscribeAttribute : Attribute
    {
        public BulkSubscribeAttribute(string topicName, int maxMessagesCount, int maxAwaitDurationMs) => throw null!;

        public BulkSubscribeAttribute(string topicName, int maxMessagesCount) => throw null!;

        public BulkSubscribeAttribute(string topicName) => throw null!;

        public string TopicName { get => throw null!; }
    }
}

namespace Microsoft.AspNetCore.Builder
{
    public static class DaprEndpointConventionBuilderExtensions
    {
        public static T WithTopic<T>(this T builder, string pubsubName, string name) where T : IEndpointConventionBuilder => throw null!;

        public static T WithTopic<T>(this T builder, string pubsubName, string name, IDictionary<string, string> metadata) where T : IEndpointConventionBuilder => throw null!;

        public static T WithTopic<T>(this T builder, string pubsubName, string name, bool enableRawPayload) where T : IEndpointConventionBuilder => throw null!;

        public static T WithTopic<T>(this T builder, string pubsubName, string name, bool enableRawPayload, IDictionary<string, string> metadata) where T : IEndpointConventionBuilder => throw null!;
    }
}
