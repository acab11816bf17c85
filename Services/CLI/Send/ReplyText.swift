import MessageSchema

/// What is said of a reply to a command.
enum ReplyText {
    /// An accepted command: its id, what it brought about, where the log stands.
    static func accepted(_ reply: CommandReply, on surface: Surface) throws -> [String] {
        let bookmark = JSONWriter.text(of: try .encoding(reply.bookmark))
        return [
            Style.green("accepted", on: surface) + " \(reply.command.wire)",
            "  events    " + reply.events.map(\.wire).joined(separator: ", "),
            "  revision  \(reply.revision)",
            "  bookmark  \(bookmark)",
        ]
            + (reply.reservations ?? []).map { Style.yellow("  but       ", on: surface) + Safe.text($0.wire) }
    }

    /// A preview: the facts that would be stated.
    static func previewed(_ reply: PreviewReply, on surface: Surface) -> [String] {
        [Style.cyan("would be accepted", on: surface) + "; nothing is recorded"]
            + reply.events.map {
                "  \($0.type.name)  \($0.subject.wire)  \(Essentials.text(of: $0.data, about: $0.subject))"
            }
    }

    /// A problem with every wrong place.
    static func refused(_ problem: Problem, on surface: Surface) -> [String] {
        // Where the detail only strings the places together, the places say it better.
        let isRepeated = problem.errors.count > 1 && problem.errors.allSatisfy { problem.detail.contains($0.detail) }
        let title = Style.red(problem.title.lowercased(), on: surface)
        var lines = [isRepeated ? "\(title) in \(problem.errors.count) places" : "\(title): \(problem.detail)"]
        for place in problem.errors where place.detail != problem.detail {
            lines.append("  \(place.pointer.isEmpty ? "(whole)" : place.pointer): \(place.detail)")
        }
        if problem.errors.count == 1, let only = problem.errors.first, only.detail == problem.detail,
            !only.pointer.isEmpty
        {
            lines.append("  at \(only.pointer)")
        }
        if let current = problem.currentRevision {
            lines.append("  the revision is now \(current); look again, and give --revision \(current)")
        }
        if let seconds = problem.retryAfter { lines.append("  try again in \(seconds) s") }
        return lines
    }
}
