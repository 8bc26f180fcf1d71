import JFlow

private struct Person: Sendable, Hashable {
    let name: String
}

extension Demonstration {
    @Sendable
    static func quickstart(_ entry: CatalogueEntry, _ settings: DemonstrationSettings) throws -> Demonstration {
        let createPerson = task("createPerson", Parameter<String>("name")) { name in Person(name: name) }
        let createHi = task("createHi", createPerson) { person in
            if settings.fails { throw MadeUpFailure("createHi was told to fail by --fail") }
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
        let workflow = try Workflow(sayHi, sayHiTwice, name: entry.name)
        return Demonstration(entry, of: workflow, with: createPerson("Joe Mama")) { once, twice in
            ["\(once) \(twice)"]
        }
    }
}
