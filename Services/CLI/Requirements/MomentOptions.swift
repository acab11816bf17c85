import ArgumentParser
import Foundation
import MessageSchema

/// Of which operation and moment a question is.
struct MomentOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The operation (default: $MUSTER_OPERATION, or the only one).", valueName: "id"))
    var operation: String?
    @Option(help: ArgumentHelp("As of this day, or the last day of this month.", valueName: "date")) var asOf: String?
    @Option(help: ArgumentHelp("As known by the end of this day, or at this moment.", valueName: "date|instant"))
    var knownAt: String?

    /// The options as values.
    /// - Throws: `CommandFailure` that names the option.
    func read() throws(CommandFailure) -> (operation: OperationID?, asOf: EffectiveDate?, knownAt: KnownTime?) {
        (
            try Self.value(operation, "--operation"), try Self.value(asOf, "--as-of"),
            try Self.value(knownAt, "--known-at")
        )
    }

    /// A value of the wire from the command line.
    static func value<Value: WireText>(_ text: String?, _ option: String) throws(CommandFailure) -> Value? {
        guard let text else { return nil }
        do throws(InvalidValue) { return try Value(wire: text) } catch {
            throw .usage("\(option): \(error.message)")
        }
    }
}
