/// Why a test cannot go on, for whoever reads the result.
struct Failure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
