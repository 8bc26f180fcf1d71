import JFlow

struct Person: Sendable, Hashable { let name: String }
struct Blob: Sendable {}

let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
let createHi = task("createHi", createPerson) { person in "Hi \(person.name)" }
let greet = task("greet", Parameter<Int>("times"), createPerson, createHi) { times, person, blessing in
    String(repeating: blessing, count: times)
}.cached().expected(.milliseconds(840))
let cite = task("cite", createPerson) { person in person.name }
    .cached(version: "2", timeToLive: .seconds(60), errors: .keep(for: .seconds(5)), cost: \.count)
let fetch = task("fetch", createHi) { text async throws in text.count }
let nothing = task("nothing") {}
let four = task("four", createPerson, createHi, fetch, nothing) { person, text, count, _ in count }
let together = task("together", all: [fetch, fetch]) { counts in counts.reduce(0, +) }

func run() async throws {
    let workflow = try Workflow(greet, four, together)
    let (text, count, sum): (String, Int, Int) = try await workflow.run(
        greet.with(3), createPerson("Joe"), fetch.value(3))
    print(text, count, sum)
}
