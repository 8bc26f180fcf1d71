import JFlow
import TerminalCore
import Testing

@testable import Inspector

@Suite struct MouseTests {
    private func mouse(_ kind: MouseEvent.Kind, _ column: Int, _ row: Int, _ model: inout Model) -> [Effect] {
        update(&model, .terminal(.mouse(MouseEvent(kind: kind, position: Point(column: column, row: row)))))
    }

    /// The cell in which a text begins on the screen.
    private func place(of text: String, _ model: Model) throws -> (column: Int, row: Int) {
        let lines = view(model).lines
        let row = try #require(lines.firstIndex { $0.contains(text) })
        let before = lines[row].split(separator: text, maxSplits: 1, omittingEmptySubsequences: false)[0]
        return (DisplayWidth.of(String(before)), row)
    }

    private var model: Model { SearchPage.midRun.model(at: 4_800, columns: 100, rows: 30) }

    @Test(arguments: ["▹ facets", "✓ 全文検索", "◌ render"]) func clickSelectsTheTaskBelow(name: String) throws {
        var model = model
        let cell = try place(of: name, model)
        _ = mouse(.press(.left), cell.column, cell.row, &model)
        #expect(model.selection == SearchPage.plan.index(of: String(name.dropFirst(2))))
        #expect(!model.follow.isOn)
    }

    @Test func clickSelectsInTheListToo() throws {
        var model = SearchPage.midRun.model(at: 4_800, columns: 40, rows: 10)
        let cell = try place(of: "embed", model)
        _ = mouse(.press(.left), cell.column, cell.row, &model)
        #expect(model.selection == 2)
    }

    @Test func doubleClickOpensDetails() throws {
        var model = model
        let cell = try place(of: "facets", model)
        _ = mouse(.press(.left), cell.column, cell.row, &model)
        #expect(!model.detail.isOpen)
        _ = update(&model, .clock(.milliseconds(5_500)))
        _ = mouse(.press(.left), cell.column, cell.row, &model)
        #expect(!model.detail.isOpen)
        _ = update(&model, .clock(.milliseconds(5_700)))
        _ = mouse(.press(.left), cell.column, cell.row, &model)
        #expect(model.detail.isOpen)
    }

    @Test func rightClickSetsABreakpoint() throws {
        var model = model
        let cell = try place(of: "rank  ", model)
        #expect(mouse(.press(.right), cell.column, cell.row, &model) == [.setBreakpoint(true, task: 10)])
    }

    @Test func wheelScrollsTheDrawingWithinItsBounds() {
        var model = SearchPage.midRun.model(at: 4_800, columns: 80, rows: 16)
        model.userSelected(0)
        #expect(view(model).text.contains("parse-q"))
        for _ in 0..<20 { _ = mouse(.wheelDown, 10, 5, &model) }
        #expect(!view(model).lines.dropLast(4).contains { $0.contains("parse-q") })
        #expect(view(model).text.contains("◌ render"))
        for _ in 0..<20 { _ = mouse(.wheelUp, 10, 5, &model) }
        #expect(view(model).lines.dropLast(4).contains { $0.contains("parse-q") })
    }

    @Test func clickOnTheModePausesAndGoesOn() {
        var model = model
        #expect(mouse(.press(.left), 3, 29, &model) == [.pause])
        model = SearchPage.finished.model(at: 9_000, columns: 100, rows: 30)
        #expect(mouse(.press(.left), 3, 29, &model) == [])
    }

    @Test func mouseThatIsOffDoesNothing() {
        var model = model
        let selection = model.selection
        _ = update(&model, .terminal(.key(.character("m"))))
        #expect(mouse(.press(.left), 60, 20, &model) == [])
        #expect(model.selection == selection)
    }
}
