import TerminalCore
import Testing

@testable import Inspector

private func program(
    _ name: String, _ process: Int, _ workflow: String? = nil, _ state: String? = nil, since: Int? = nil,
    control: Bool = false, socket: String? = nil
) -> AttachableProgram {
    AttachableProgram(
        program: name, process: process, workflow: workflow, state: state,
        since: since.map { .seconds($0) }, allowsControl: control,
        socket: socket ?? "/run/user/1000/jflow/\(name)-\(process).socket")
}

private let some = [
    program("worker", 99, "reindex", "failed", since: 7_400, control: true),
    program("server", 4_127, "search-page", "running", since: 12),
    program("server", 4_130, "search-page", "done", since: 185),
    program("nightly", 812, since: nil),
    program("importer", 31_337, "import-of-everything-from-everywhere", "cancelled", since: 3, control: true),
]

private func listed(
    _ programs: [AttachableProgram]? = some, columns: Int = 100, rows: Int = 30, signs: Signs = .unicode
) -> ProgramListModel {
    var model = ProgramListModel(size: Size(columns: columns, rows: rows), signs: signs)
    if let programs { _ = update(&model, .programs(programs)) }
    return model
}

private func press(_ key: Key, _ model: inout ProgramListModel) -> [ProgramListEffect] {
    update(&model, .terminal(.key(key)))
}

private func press(_ key: Character, _ model: inout ProgramListModel) -> [ProgramListEffect] {
    press(.character(key), &model)
}

private func click(row: Int, _ model: inout ProgramListModel) -> [ProgramListEffect] {
    update(&model, .terminal(.mouse(MouseEvent(kind: .press(.left), position: Point(column: 4, row: row)))))
}

@Suite struct ProgramListTests {
    @Test func rowsStandInTheOrderOfNamesAndProcesses() {
        let rows = view(listed()).filter { $0.contains("steerable") || $0.contains("read only") }
        let names = rows.prefix(5).map { $0.dropFirst(2).prefix { $0 != " " } }
        #expect(names == ["importer", "nightly", "server", "server", "worker"])
    }

    @Test func keysMoveTheSelectionAndStayInTheList() {
        var model = listed()
        #expect(model.selection?.program == "importer")
        _ = press(.up, &model)
        #expect(model.selection?.program == "importer")
        _ = press("j", &model)
        _ = press(.down, &model)
        #expect(model.selection?.process == 4_127)
        _ = press("k", &model)
        #expect(model.selection?.program == "nightly")
        _ = press("G", &model)
        #expect(model.selection?.program == "worker")
        _ = press(.down, &model)
        #expect(model.selection?.program == "worker")
        _ = press("g", &model)
        #expect(model.selection?.program == "importer")
        #expect(press(.enter, &model) == [.choose(some[4])])
    }

    @Test func theSelectionBelongsToTheProgramAndNotToTheRow() {
        var model = listed()
        _ = press("j", &model)
        _ = update(&model, .programs(some + [program("aaa", 1)]))
        #expect(model.selection?.program == "nightly" && model.selectedRow == 2)
        _ = update(&model, .programs([some[0], some[1], program("aaa", 1)]))
        #expect(model.selection?.program == "worker", "what stands in its row, as it has gone itself")
        _ = update(&model, .programs([]))
        #expect(model.selection == nil && press(.enter, &model) == [])
        _ = update(&model, .programs(some))
        #expect(model.selection?.program == "worker", "it has come back")
    }

    @Test func onlyAnotherListIsDrawnAgain() {
        var model = listed()
        let revision = model.revision
        _ = update(&model, .programs(some.reversed()))
        #expect(model.revision == revision)
        _ = update(&model, .programs(some + [program("aaa", 1)]))
        #expect(model.revision == revision + 1)
    }

    @Test func theSecondClickChooses() {
        var model = listed()
        #expect(click(row: 4, &model) == [] && model.selection?.process == 4_127)
        #expect(click(row: 5, &model) == [] && model.selection?.process == 4_130)
        _ = update(&model, .programs(some))
        #expect(click(row: 5, &model) == [.choose(some[2])])
        #expect(click(row: 5, &model) == [])
        _ = update(&model, .programs(some))
        _ = update(&model, .programs(some))
        #expect(click(row: 5, &model) == [], "that was long ago")
        #expect(click(row: 20, &model) == [])
    }

    @Test func thereAreWaysOut() {
        for key in [Key.character("q"), .escape, .control("c")] {
            var model = listed()
            #expect(press(key, &model) == [.quit] && model.exitCode == 0)
        }
        var model = listed()
        #expect(update(&model, .terminal(.interrupt)) == [.quit])
        #expect(press(.control("z"), &model) == [.suspend] && press(.control("l"), &model) == [.redraw])
        #expect(press("m", &model) == [.setMouse(false)] && click(row: 4, &model) == [])
    }

    @Test func helpIsClosedByEscapeAndLeavesTheListAlone() {
        var model = listed()
        _ = press("?", &model)
        #expect(view(model).joined().contains("attach to it"))
        #expect(press(.escape, &model) == [] && !model.isHelpOpen && model.selection?.program == "importer")
    }

    @Test func theSelectionStaysInSight() {
        let many = (0..<100).map { program("program-\($0 + 100)", $0 + 1) }
        var model = listed(many, columns: 80, rows: 24)
        for key in ["G", "k", "g"] as [Character] {
            _ = press(key, &model)
            #expect(view(model).count { $0.hasPrefix("❯ program-") } == 1, "\(key)")
        }
        _ = press("G", &model)
        _ = update(&model, .programs(Array(many.prefix(3))))
        #expect(model.selection?.program == "program-102" && model.top == 0)
    }

    @Test func whatProgramsSayOfThemselvesIsMadeHarmless() {
        let evil = "ev\u{1B}]0;won\u{07}il\u{202E}"
        let guest = program(evil, 1, evil, evil, since: -5, socket: evil)
        let text = view(listed([guest])).joined(separator: "\n") + programLines([guest], isASCII: false).joined()
        #expect(text.contains(#"ev\x1b]0;won"#))
        #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x202E) })
    }

    @Test func linesForOtherOutputsHoldTheSameTable() {
        #expect(
            programLines(some, isASCII: true) == [
                "program     pid  workflow                              state          since  control",
                "importer  31337  import-of-everything-from-everywhere  / cancelled       3s  steerable",
                "nightly     812  -                                     . nothing yet      -  read only",
                "server     4127  search-page                           > running        12s  read only",
                "server     4130  search-page                           v done            3m  read only",
                "worker       99  reindex                               ! failed        2.1h  steerable",
            ])
        #expect(
            programLines([], isASCII: false).joined(separator: " ")
                == "No program lets itself be attached to. A program does once it has called AttachServer.start() of "
                + "JFlowTrace.")
    }

    @Test(arguments: [30, 38, 45, 52, 60, 70, 80, 200]) func everyTableFits(room: Int) {
        let table = ProgramTable(some.inOrder, columns: room, isASCII: false)
        for line in [table.heading] + some.indices.map({ table.line($0) }) {
            #expect(DisplayWidth.of(line) <= room, "\(line)")
        }
    }

    struct Moment: Sendable, CustomTestStringConvertible {
        let name: String
        var programs: [AttachableProgram]? = some
        var keys: [Character] = []
        var testDescription: String { name }

        static let all = [
            Moment(name: "some", keys: ["j", "j"]), Moment(name: "none", programs: []),
            Moment(name: "unknown", programs: nil), Moment(name: "help", keys: ["?"]),
        ]
    }

    static let sizes = [Size(columns: 100, rows: 30), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)]

    @Test(arguments: Moment.all, sizes) func listLooksAsRecorded(moment: Moment, size: Size) throws {
        for signs in [Signs.unicode, .ascii] {
            var model = listed(moment.programs, columns: size.columns, rows: size.rows, signs: signs)
            for key in moment.keys { _ = press(key, &model) }
            let frame = programListView(model)
            let suffix = signs.isASCII ? "ascii" : "unicode"
            try Golden.compare(frame.text, with: "programs-\(moment.name)-\(size.columns)x\(size.rows)-\(suffix)")
            for line in frame.lines {
                #expect(DisplayWidth.of(line) <= size.columns)
                if signs.isASCII { #expect(line.utf8.allSatisfy { $0 < 0x80 }, "\(line)") }
            }
        }
    }

    @Test func everySizeHasItsFrame() {
        for columns in [1, 20, 39, 40, 60, 120] {
            for rows in [1, 5, 10, 14, 24, 40] {
                for moment in Moment.all {
                    var model = listed(moment.programs)
                    _ = update(&model, .terminal(.resized(Size(columns: columns, rows: rows))))
                    for key in moment.keys { _ = press(key, &model) }
                    #expect(programListView(model).size == Size(columns: columns, rows: rows))
                }
            }
        }
    }

    private func view(_ model: ProgramListModel) -> [String] { programListView(model).lines }
}
