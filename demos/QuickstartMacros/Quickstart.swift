#if Macros
    import JFlowMacros

    struct Person: Sendable, Hashable {
        let name: String
    }

    @Task func createPerson(name: String) async -> Person {
        Person(name: name)
    }

    @Task func createHi(p: Person = Depends(createPerson)) async -> String {
        print("Creating hi")
        return "Hi \(p.name)"
    }

    @Task func sayHi(p: Person = Depends(createPerson), blessing: String = Depends(createHi)) async -> Int {
        print(p, blessing, "Once")
        return 1
    }

    @Task func sayHiTwice(p: Person = Depends(createPerson), blessing: String = Depends(createHi)) async -> Int {
        print(p, blessing, "Twice")
        return 2
    }

    @main
    struct Quickstart {
        static func main() async throws {
            let workflow = try Workflow($sayHi, $sayHiTwice)
            let (once, twice) = try await workflow.run($createPerson("Joe Mama"))
            print(once, twice)
        }
    }
#else
    @main
    struct Quickstart {
        static func main() { print("The macros are off: build with the package trait Macros, which is on by default.") }
    }
#endif
