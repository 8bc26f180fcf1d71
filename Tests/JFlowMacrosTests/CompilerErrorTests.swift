import Testing

/// Holds that each wrong program is refused with the words and at the line that a comment in it expects, and the
/// right ones are not.
struct CompilerErrorTests {
    @Test(arguments: try Program.all.filter { !$0.expected.isEmpty })
    func wrongProgramIsRefusedAtTheLineOfTheMistake(program: Program) throws {
        let errors = try Compiler.errors(in: program)
        for expected in program.expected {
            #expect(
                errors.contains { $0.line == expected.line && $0.message.contains(expected.message) },
                "\(program.name):\(expected.line) should be refused with “\(expected.message)”, found \(errors)")
        }
        let lines = Set(program.expected.map(\.line))
        #expect(errors.filter { !lines.contains($0.line) } == [], "\(program.name) is wrong elsewhere too")
    }

    /// The control: without it, a compiler that could not run, or not find the modules, would pass for strict.
    @Test(arguments: try Program.all.filter(\.expected.isEmpty))
    func rightProgramIsAccepted(program: Program) throws {
        #expect(try Compiler.errors(in: program) == [])
    }

    @Test func eachFolderHoldsRightAndWrongPrograms() throws {
        for folder in Program.folders {
            let programs = try Program.all.filter { $0.name.hasPrefix(folder) }
            #expect(programs.contains { $0.expected.isEmpty })
            #expect(programs.contains { !$0.expected.isEmpty })
        }
    }
}
