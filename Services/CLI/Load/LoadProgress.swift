import MessageSchema

/// How far a load is: a bar on a terminal, lines otherwise; refused entries in both.
struct LoadProgress: Sendable {
    /// The file, as the user named it.
    let file: String
    /// How many entries there are.
    let total: Int
    /// Whether a bar can be drawn.
    let isTerminal: Bool
    /// What it is laid out for.
    let surface: Surface

    /// What to write when so many are done.
    func text(done: Int, _ entry: Scenario.Entry, _ outcome: ScenarioLoader.Outcome) -> String {
        var text = ""
        if case .refused(let problem) = outcome {
            text += (isTerminal ? "\r\u{1B}[K" : "") + refusal(entry, problem) + "\n"
        }
        if isTerminal {
            text += "\r" + bar(done) + (done == total ? "\r\u{1B}[K" : "")
        } else if done == total || done.isMultiple(of: 25) {
            text += "\(done) of \(total)\n"
        }
        return text
    }

    /// The bar: filled in proportion.
    func bar(_ done: Int) -> String {
        let width = min(40, surface.width - 20)
        let filled = total == 0 ? width : width * done / total
        return Style.green(String(repeating: "█", count: filled), on: surface)
            + String(repeating: "░", count: width - filled) + " \(done) of \(total)"
    }

    /// A refused entry with its place, its command and the reason.
    func refusal(_ entry: Scenario.Entry, _ problem: Problem) -> String {
        let lines = ReplyText.refused(problem, on: surface)
        return "\(file):\(entry.line): \(entry.id.wire) (\(entry.command.name)) \(lines.joined(separator: "\n    "))"
    }
}
