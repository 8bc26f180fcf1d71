import TerminalCore
import Testing

@testable import Inspector

@Suite struct GoldenFrameTests {
    struct Moment: Sendable, CustomTestStringConvertible {
        let name: String
        let story: Story
        let milliseconds: Int
        var selection: Int?
        var showsDetails = false
        var showsGraph = false

        var testDescription: String { name }

        static let all = [
            Moment(name: "mid-run", story: SearchPage.midRun, milliseconds: 4_800),
            Moment(name: "retrying", story: SearchPage.retrying, milliseconds: 4_800, selection: 8),
            Moment(name: "failed", story: SearchPage.failed, milliseconds: 20_000),
            Moment(name: "failed-graph", story: SearchPage.failed, milliseconds: 20_000, showsGraph: true),
            Moment(name: "finished", story: SearchPage.finished, milliseconds: 20_000),
            Moment(name: "nightly-mid-run", story: NightlyReport.midRun, milliseconds: 1_500, selection: 5),
            Moment(
                name: "nightly-details", story: NightlyReport.midRun, milliseconds: 1_500, selection: 6,
                showsDetails: true),
            Moment(name: "nightly-finished", story: NightlyReport.finished, milliseconds: 9_000, selection: 6),
        ]
    }

    static let sizes = [Size(columns: 100, rows: 30), Size(columns: 80, rows: 24), Size(columns: 40, rows: 10)]

    @Test(arguments: Moment.all, sizes) func frameLooksAsRecorded(moment: Moment, size: Size) throws {
        for signs in [Signs.unicode, .ascii] {
            var model = moment.story.model(
                at: moment.milliseconds, columns: size.columns, rows: size.rows, signs: signs)
            if let selection = moment.selection { model.userSelected(selection) }
            if moment.showsGraph { _ = update(&model, .terminal(.key(.escape))) }
            if moment.showsDetails { _ = update(&model, .terminal(.key(.enter))) }
            let frame = view(model)
            let suffix = signs.isASCII ? "ascii" : "unicode"
            try Golden.compare(
                frame.text, with: "\(moment.name)-\(size.columns)x\(size.rows)-\(suffix)")
            for line in frame.lines { #expect(DisplayWidth.of(line) <= size.columns) }
        }
    }
}
