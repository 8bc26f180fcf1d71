import JFlow

struct Person: Sendable, Hashable {
    let name: String
}

let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }

let createHi = task("createHi", createPerson) { person in
    print("Creating hi")
    return "Hi \(person.name)"
}

let sayHi = task("sayHi", createPerson, createHi) { person, blessing in
    print(person, blessing, "Once")
    return 1
}

let sayHiTwice = task("sayHiTwice", createPerson, createHi) { person, blessing in
    print(person, blessing, "Twice")
    return 2
}

@main
struct Quickstart {
    static func main() async throws {
        let workflow = try Workflow(sayHi, sayHiTwice)
        let (once, twice) = try await workflow.run(createPerson("Joe Mama"))
        print(once, twice)
    }
}
