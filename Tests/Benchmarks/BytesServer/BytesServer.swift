import Foundation
import Hummingbird

/// Hummingbird as it comes, answering the question for a picture with the bytes of a file from memory:
/// `muster-bytes-server FILE` prints its port, and serves until it is ended.
@main
enum BytesServer {
    static func main() async throws {
        guard let path = CommandLine.arguments.last, let data = FileManager.default.contents(atPath: path) else {
            FileHandle.standardError.write(Data("muster-bytes-server: name a file\n".utf8))
            exit(2)
        }
        let buffer = ByteBuffer(bytes: data)
        let router = Router()
        router.get("/v1/operations/:operation/picture") { _, _ in
            Response(
                status: .ok, headers: [.contentType: "application/json"], body: ResponseBody(byteBuffer: buffer))
        }
        let application = Application(
            router: router, configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in
                FileHandle.standardOutput.write(Data("port \(channel.localAddress?.port ?? 0)\n".utf8))
            })
        try await application.run()
    }
}
