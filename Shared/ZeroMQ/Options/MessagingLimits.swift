/// Limits that come from the library itself.
public enum MessagingLimits {
    /// The longest topic that publishers may use, in bytes.
    ///
    /// libzmq 4.3.4 never delivers messages to subscriptions of 246 to 255 bytes; the cap keeps a wide distance.
    public static let maximumTopicBytes = 200
    /// The longest path of an `ipc://` endpoint, in bytes: what a Unix socket address holds without its final zero.
    public static let maximumPathBytes = 107
    /// The greatest number of messages in one received batch.
    public static let maximumBatchMessages = 256
}
