import Foundation

/// One line for each fault and service: what happened. `make faults` prints them as one table.
enum FaultTable {
    private static let environment = ProcessInfo.processInfo.environment

    /// How often faults that are drawn are drawn; set by `make faults`.
    static let rounds = environment["MUSTER_FAULT_ROUNDS"].flatMap { Int($0) } ?? 1
    /// Whether every row is wanted, not only some that stand for the others.
    static let isWhole = environment["MUSTER_FAULT_ROUNDS"] != nil

    /// All of what a whole run tests, or those that stand for it.
    static func rows<Row>(_ all: [Row], orOnly few: [Row]) -> [Row] { isWhole ? all : few }

    static func record(_ fault: String, on service: String, _ result: String) {
        let line = "\(fault)\t\(service)\t\(result)\n"
        print("fault: \(fault) | \(service) | \(result)")
        guard let path = environment["MUSTER_FAULT_TABLE"], !path.isEmpty else { return }
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o644)
        defer { close(file) }
        let bytes = Array(line.utf8)
        _ = write(file, bytes, bytes.count)
    }
}

extension Duration {
    /// In seconds with one decimal.
    var shortly: String { "\((self / .milliseconds(100)).rounded() / 10) s" }
}
