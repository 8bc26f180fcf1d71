import ArgumentParser
import Hummingbird
import ProductPages

/// A server of product pages that are put together by JFlow.
@main
struct ServerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "server", abstract: "Serves product pages of a made-up shop, each put together by a run of JFlow.")

    @Option(help: "The address to listen at.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen at.")
    var port = 8080

    @Option(help: "The factor on the made-up waiting of the backends: 0 waits for nothing, 100 can be watched.")
    var pace = 1.0

    @Option(help: "How many questions the database takes at once.")
    var pool = 8

    @Option(help: "What jflow-tui may do with the running server.")
    var attach = Attaching.watch

    func validate() throws {
        guard (0...65_535).contains(port) else {
            throw ValidationError("There is no port \(port): give one from 0 (any that is free) to 65535.")
        }
        guard pace.isFinite, (0...1_000).contains(pace) else {
            throw ValidationError("The pace \(pace) cannot be used: give a number from 0 to 1000, such as 0.1.")
        }
        guard pool >= 1 else {
            throw ValidationError("A pool of \(pool) would let nobody ask: give at least 1.")
        }
    }

    func run() async throws {
        let application = Application(
            router: try pageRoutes(pace: pace, permits: pool),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "JFlow"))
        try await attach.during {
            do {
                // Ends at a SIGTERM or ctrl-C, when the requests that are under way have their answers.
                try await application.runService()
            } catch {
                throw ServingError(address: "\(host):\(port)", cause: error)
            }
        }
    }
}
