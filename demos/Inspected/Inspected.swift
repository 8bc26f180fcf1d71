import JFlow
import JFlowInspector

/// The screen of `jflow-tui` in a program of its own: `swift run inspected`.
@main
enum Inspected {
    static func main() async throws {
        let name = task("name") {
            try await Task.sleep(for: .milliseconds(400))
            return "Joe Mama"
        }
        let greeting = task("greeting", name) { name in
            print("greeting \(name)")
            try await Task.sleep(for: .milliseconds(600))
            return "Hi \(name)"
        }
        let weather = task("weather") {
            try await Task.sleep(for: .milliseconds(800))
            return "sunny"
        }
        let writing = task("writing", greeting, weather) { "\($0), it is \($1)." }

        let workflow = try Workflow(writing, name: "card")
        do {
            let card = try await Inspector.run(workflow)
            print(card)
        } catch {
            // The user left before there was a card.
            print(error)
        }
    }
}
