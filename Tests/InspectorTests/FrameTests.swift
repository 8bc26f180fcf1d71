import JFlow
import TerminalCore
import Samples
import Testing

@testable import Inspector

@Suite struct FrameTests {
    /// Messages that a user and a run could cause in any order.
    private func disturb(_ model: inout Model, using random: inout Seeded) {
        let bindings = Command.keys.bindings
        switch Int.random(in: 0..<4, using: &random) {
        case 0:
            let position = Point(
                column: Int.random(in: -1...model.size.columns, using: &random),
                row: Int.random(in: -1...model.size.rows, using: &random))
            let kinds: [MouseEvent.Kind] = [.press(.left), .press(.right), .wheelUp, .wheelDown, .release]
            let kind = kinds.randomElement(using: &random)!
            _ = update(&model, .terminal(.mouse(MouseEvent(kind: kind, position: position))))
        case 1: _ = update(&model, .clock(model.now + .milliseconds(Int.random(in: 0...900, using: &random))))
        default:
            let key = bindings.flatMap(\.keys).randomElement(using: &random)!
            _ = update(&model, .terminal(.key(key)))
        }
    }

    @Test(arguments: 0..<8) func everySizeFromOneCellOnGivesAFrame(seed: Int) {
        var random = Seeded(UInt64(seed))
        let told = RandomRun(taskLimit: 12, using: &random)
        let signs = seed % 2 == 0 ? Signs.unicode : .ascii
        var model = told.story.model(at: 9_000, columns: 80, rows: 24, signs: signs)
        for columns in 1...120 {
            for rows in 1...40 where (columns * 7 + rows * 3 + seed) % 8 == 0 {
                _ = update(&model, .terminal(.resized(Size(columns: columns, rows: rows))))
                if rows % 3 == 0 { disturb(&model, using: &random) }
                let frame = view(model)
                #expect(frame.size == Size(columns: columns, rows: rows))
                guard columns % 8 == 0 else { continue }
                #expect(frame.text.unicodeScalars.allSatisfy { $0.value >= 0x20 || $0 == "\n" })
            }
        }
    }

    @Test(arguments: 0..<12) func randomRunsAndKeysNeverTrap(seed: Int) {
        var random = Seeded(UInt64(seed + 1_000))
        var model = Model(size: Size(columns: 100, rows: 30))
        for _ in 0..<3 {
            for event in RandomRun(taskLimit: 30, using: &random).story.events {
                _ = update(&model, .clock(event.time))
                _ = update(&model, .events([event]))
                disturb(&model, using: &random)
            }
            #expect(view(model).size == model.size)
        }
    }

    @Test func untrustedTextIsShownAndNotSent() {
        let evil = "ev\u{1B}]0;won\u{07}il\u{202E}\u{9B}1m\u{0}"
        let plan = PlanDescription(evil, [(evil, [], 10), ("next", [evil], 10)], goals: ["next"])
        var story = Story(plan)
        story.start(0, evil)
        story.log(1, evil, evil + "\n" + evil)
        story.finish(2, evil, TaskEnd(state: .failed, valueSummary: evil, error: evil))
        story.tell(3, .logged(task: nil, message: evil))
        for open in [false, true] {
            var model = story.model(at: 10, columns: 100, rows: 30)
            _ = update(&model, .terminal(.printed(evil)))
            if open { _ = update(&model, .terminal(.key(.enter))) }
            let text = view(model).text
            #expect(text.contains(#"ev\x1b]0;won\x07il"#))
            #expect(text.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value != 0x9B) })
            #expect(!text.unicodeScalars.contains("\u{202E}"))
        }
        var renderer = PlainRenderer()
        let lines = renderer.lines(for: story.events, at: .zero)
        let summary = ExitSummary.lines(for: renderer.run, signs: .unicode, exitCode: 1)
        for line in lines + summary { #expect(!line.unicodeScalars.contains("\u{1B}")) }
    }

    @Test func asciiFramesHaveOnlyASCIIOfOurOwn() {
        for story in [SearchPage.midRun, SearchPage.failed, SearchPage.finished] {
            for keys in ["", "z", "Z", "?", "q", "\r"] {
                var model = story.model(at: 9_000, columns: 100, rows: 30, signs: .ascii)
                for key in keys { _ = update(&model, .terminal(.key(key == "\r" ? .enter : .character(key)))) }
                let own = view(model).text.unicodeScalars.filter { !"全文検索❤👩💻".unicodeScalars.contains($0) }
                #expect(own.allSatisfy { $0.isASCII }, "after \(keys)")
            }
        }
    }

    @Test func statesDifferInSignAndInColour() throws {
        var model = SearchPage.failed.model(at: 9_000, columns: 120, rows: 40)
        _ = update(&model, .terminal(.key(.escape)))
        let frame = view(model)
        func style(of name: String) throws -> Style {
            let row = try #require(
                frame.lines.firstIndex {
                    $0.contains("│ \(name)") || $0.contains("┃ \(name)") || $0.contains("❯\(name)")
                })
            let before = frame.lines[row].split(separator: name, omittingEmptySubsequences: false)[0]
            return frame[column: DisplayWidth.of(String(before)) + 2, row: row].style
        }
        #expect(try style(of: "✓ embed").foreground == .green)
        #expect(try style(of: "≣ load-session").foreground == .cyan)
        #expect(try style(of: "✗ ad-filter").foreground == .red)
        #expect(try style(of: "↷ render").isDim)
        #expect(try style(of: "⊘ facets").isUnderlined)
    }

    @Test func withoutColourNoCellHasOne() {
        let model = SearchPage.failed.model(at: 9_000, columns: 100, rows: 30, hasColor: false)
        let frame = view(model)
        let styles = (0..<30).flatMap { frame.row($0).map(\.style) }
        #expect(styles.allSatisfy { $0.foreground == .default && $0.background == .default })
        #expect(styles.contains { $0.isReversed } && styles.contains { $0.isBold } && styles.contains { $0.isDim })
    }

    @Test func selectionIsReversedAndOnlyIt() {
        var model = SearchPage.midRun.model(at: 4_800, columns: 100, rows: 30)
        model.userSelected(SearchPage.plan.index(of: "facets"))
        let frame = view(model)
        let reversed = (0..<30).map { row in
            frame.row(row).filter(\.style.isReversed).map(\.text).joined()
        }.filter { !$0.isEmpty }
        #expect(reversed == ["❯▹ facets       ready"])
    }

    @Test func smallWindowsSayWhatTheyNeed() {
        let model = SearchPage.midRun.model(at: 4_800, columns: 31, rows: 8)
        #expect(
            view(model).text == """
                ╭─────────────────────────────╮
                │ search-page  ▸ 4.8s  8/16   │
                │                             │
                │ This window is 31x8.        │
                │ jflow-tui needs 40x10.      │
                │ The run goes on.            │
                │                      q quit │
                ╰─────────────────────────────╯
                """)
        #expect(view(SearchPage.midRun.model(at: 0, columns: 20, rows: 3)).text == "\nneeds 40x10\n")
        #expect(view(SearchPage.midRun.model(at: 0, columns: 8, rows: 1)).text == "needs 4…")
    }
}
