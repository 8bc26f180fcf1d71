import JFlow
import JFlowInspector

/// The screen of `jflow-tui` in a program of its own: `swift run inspected`.
///
/// With a number it gives up after so many seconds; with `--close` the screen goes as soon as the run is done.
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
        let showing = Task {
            guard CommandLine.arguments.contains("--close") else {
                let card = try await Inspector.run(workflow)
                return card
            }
            var options = InspectorOptions()
            options.closesWhenDone = true
            return try await Inspector.run(workflow, options: options)
        }
        if let seconds = CommandLine.arguments.dropFirst().lazy.compactMap(Double.init).first {
            try await Task.sleep(for: .seconds(seconds))
            showing.cancel()
        }
        do {
            print(try await showing.value)
        } catch {
            // The user left, or time was up, before there was a card.
            print(error)
        }
    }
}
