import Foundation
import GRDB
import MessageSchema

/// A value in a row that is not of the kind that was written: a damaged page can hold anything.
struct UnexpectedValue: Error, CustomStringConvertible {
    let column: Int
    let expected: String

    var description: String { "column \(column) is not \(expected)" }
}

extension Row {
    func sequence(at index: Int) throws -> SequenceNumber {
        guard let value = UInt64(exactly: try decode(Int64.self, atIndex: index)) else {
            throw UnexpectedValue(column: index, expected: "a sequence number")
        }
        return SequenceNumber(value)
    }

    func epoch(at index: Int) throws -> Epoch {
        guard let value = UInt32(exactly: try decode(Int64.self, atIndex: index)) else {
            throw UnexpectedValue(column: index, expected: "an epoch")
        }
        return Epoch(value)
    }

    func logID(at index: Int) throws -> LogID {
        guard let log = LogID(try decode(String.self, atIndex: index)) else {
            throw UnexpectedValue(column: index, expected: "a log id")
        }
        return log
    }

    func bytes(at index: Int) throws -> [UInt8] {
        try withUnsafeData(atIndex: index) { data in
            guard let data else { throw UnexpectedValue(column: index, expected: "a blob") }
            return [UInt8](data)
        }
    }

    func digest(at index: Int) throws -> Digest256 {
        guard let digest = Digest256(bytes: try bytes(at: index)) else {
            throw UnexpectedValue(column: index, expected: "32 bytes")
        }
        return digest
    }

    /// Four columns in a row: log, epoch, sequence, hash.
    func cursor(at index: Int) throws -> LogCursor {
        LogCursor(
            log: try logID(at: index), epoch: try epoch(at: index + 1), sequence: try sequence(at: index + 2),
            hash: try digest(at: index + 3))
    }
}
