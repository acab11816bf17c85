extension ServiceSettings {
    /// Every key that the configuration file may hold, in the order in which they are documented.
    public static let keys = [
        "home", "run.dir", "log.level", "log.format", "log.target", "http.host", "http.port", "http.bodyBytes",
        "http.headerBytes",
        "http.headerFields", "http.requestTimeout", "http.idleTimeout", "http.connections", "http.requests",
        "http.streams",
        "stream.keepAlive", "stream.queue", "commit.batch",
        "commit.queue", "announce.interval", "announce.rate", "replay.maxEvents", "replay.maxBytes", "queue.limit",
        "snapshot.every", "after.wait", "request.timeout", "stop.timeout", "disk.reserve",
    ]

    /// The environment variable of a key: `replay.maxEvents` is `MUSTER_REPLAY_MAX_EVENTS`.
    public static func variable(of key: String) -> String {
        var name = "MUSTER_"
        for character in key {
            if character == "." {
                name += "_"
            } else {
                name += character.isUppercase ? "_\(character)" : character.uppercased()
            }
        }
        return name
    }
}
