import ArgumentParser
import Foundation
import MessageSchema

/// What both commands on options ask: of which operation and moment, and what is assumed.
struct OptionsQuestion: ParsableArguments {
    @OptionGroup var question: QuestionOptions
    @Option(
        help: ArgumentHelp(
            "What if: take a precondition to be met, unmet or unknown; can be repeated.",
            valueName: "precondition=status"))
    var assume: [String] = []

    /// Puts the question and shows the answer, as lines or as JSON.
    func ask(
        for options: [String]?, _ screen: @escaping @Sendable (OptionsReply, Surface) -> [String]
    ) async throws {
        let filter = try Self.filter(options: options, assume: assume)
        try await question.ask(.options, filter: filter, as: OptionsReply.self, lines: screen)
    }

    /// What is asked for by name and what is assumed, as the gateway takes it; `nil` where neither is.
    static func filter(options: [String]?, assume: [String]) throws -> QueryFilter? {
        let options: [EntityID] = try (options ?? []).map { try CommandFailure.value($0, "an option") }
        let assumed: [PreconditionAssumption] = try assume.map { text in
            try CommandFailure.value(text.replacing("=", with: ":", maxReplacements: 1), "--assume")
        }
        guard !options.isEmpty || !assumed.isEmpty else { return nil }
        return QueryFilter(options: options.isEmpty ? nil : options, assume: assumed.isEmpty ? nil : assumed)
    }
}
