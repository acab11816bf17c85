import MessageSchema

/// Where a part of the simulated suite is.
enum Place: Hashable, CustomStringConvertible {
    case service(ServiceName)
    case gateway
    case watcher
    case sender(Int)

    var description: String {
        switch self {
        case .service(let service): service.rawValue
        case .gateway: "gateway"
        case .watcher: "watcher"
        case .sender(let number): "sender \(number)"
        }
    }
}

/// One way between two places.
struct Way: Hashable {
    let from: Place
    let to: Place
}
