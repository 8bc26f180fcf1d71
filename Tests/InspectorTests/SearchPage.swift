import Inspector
import JFlow
import TerminalCore

/// A run of a page of search results, with names in several scripts, told up to three moments.
enum SearchPage {
    static let plan = PlanDescription(
        "search-page",
        [
            ("parse-query", [], 310), ("load-session", [], 100), ("embed", ["parse-query"], 840),
            ("spell-check", ["parse-query"], 420), ("locale", ["parse-query"], 50),
            ("profile 👩‍💻", ["load-session"], 660), ("vector-index", ["embed"], 4_000),
            ("全文検索", ["spell-check", "locale"], 2_200), ("ads ❤️", ["locale", "profile 👩‍💻"], 1_100),
            ("history", ["profile 👩‍💻"], 500), ("rank", ["vector-index", "全文検索"], 1_100),
            ("facets", ["全文検索"], 300), ("ad-filter", ["ads ❤️"], 100), ("snippets", ["rank"], 700),
            ("personalise", ["rank", "history"], 900),
            ("render", ["snippets", "facets", "ad-filter", "personalise"], 400),
        ], goals: ["render"])

    /// At 4.43 s: two tasks run, one is ready and waits for a slot.
    static var midRun: Story {
        var story = Story(plan, slots: 2)
        story.ready(0, "parse-query")
        story.ready(0, "load-session")
        story.finish(0, "load-session", TaskEnd(state: .cached, valueSummary: "Session(user: 81)"))
        story.start(0, "parse-query")
        story.ready(0, "profile 👩‍💻")
        story.start(0, "profile 👩‍💻")
        story.finish(310, "parse-query", TaskEnd(state: .done, valueSummary: "[\"swift\", \"workflow\"]"))
        for name in ["embed", "spell-check", "locale"] { story.ready(310, name) }
        story.start(310, "embed")
        story.finish(660, "profile 👩‍💻", TaskEnd(state: .done, valueSummary: "{id: 81, 14 keys}"))
        story.start(660, "spell-check")
        story.ready(660, "history")
        story.finish(1_080, "spell-check", TaskEnd(state: .done, valueSummary: "no change"))
        story.start(1_080, "locale")
        story.finish(1_130, "locale", TaskEnd(state: .done, valueSummary: "\"en-GB\""))
        story.ready(1_130, "ads ❤️")
        story.start(1_130, "全文検索")
        story.finish(1_150, "embed", TaskEnd(state: .done, valueSummary: "[Float](384)"))
        story.start(1_150, "vector-index")
        story.log(2_000, "vector-index", "shard 1 of 4: 204 candidates")
        story.finish(3_330, "全文検索", TaskEnd(state: .done, valueSummary: "1,204 hits"))
        story.ready(3_330, "facets")
        story.start(3_330, "ads ❤️")
        story.log(3_340, "ads ❤️", "auction for 2 slots")
        story.log(4_300, "vector-index", "shard 3 of 4: 812 candidates")
        story.log(4_400, "ads ❤️", "title was \"\u{1B}]0;won\u{07}\"")
        story.finish(4_430, "ads ❤️", TaskEnd(state: .done, valueSummary: "2 ads"))
        story.ready(4_430, "ad-filter")
        story.start(4_430, "history")
        return story.inOrder
    }

    /// At 4.43 s: the first attempt of `ads` has failed, and the second one is due a second later.
    static var retrying: Story {
        var story = midRun.without("ads ❤️", "ad-filter", from: 4_430)
        story.retry(4_430, "ads ❤️", error: "timeout waiting for ads.example:443")
        return story.inOrder
    }

    /// Everything has run; `ad-filter` failed and took `render` with it, and somebody cancelled `facets`.
    static var failed: Story {
        var story = midRun
        story.finish(4_930, "history")
        story.start(4_930, "ad-filter")
        story.log(5_000, "ad-filter", "asking ads.example:443")
        story.finish(
            6_030, "ad-filter", TaskEnd(state: .failed, error: "timeout waiting for ads.example:443"))
        story.finish(6_030, "render", TaskEnd(state: .skipped, reason: .needs(task: 12)))
        story.finish(6_100, "facets", TaskEnd(state: .cancelled, reason: .taskCancelled))
        finishRanking(&story)
        story.tell(7_970, .runFinished(.failed))
        return story.inOrder
    }

    /// Everything has run as it should.
    static var finished: Story {
        var story = midRun
        story.finish(4_930, "history")
        story.start(4_930, "ad-filter")
        story.finish(5_020, "ad-filter")
        story.start(5_020, "facets")
        story.finish(5_300, "facets")
        finishRanking(&story)
        story.ready(7_970, "render")
        story.start(7_970, "render")
        story.finish(8_360, "render", TaskEnd(state: .done, valueSummary: "Page(12 results, 2 ads)"))
        story.tell(8_360, .runFinished(.done))
        return story.inOrder
    }

    private static func finishRanking(_ story: inout Story) {
        story.finish(5_070, "vector-index")
        story.ready(5_070, "rank")
        story.start(5_070, "rank")
        story.finish(6_150, "rank")
        for name in ["snippets", "personalise"] { story.ready(6_150, name) }
        for name in ["snippets", "personalise"] { story.start(6_150, name) }
        story.finish(6_860, "snippets")
        story.finish(7_970, "personalise")
    }
}

extension Story {
    /// The screen after all of it, `milliseconds` after the run began.
    func model(
        at milliseconds: Int, columns: Int, rows: Int, signs: Signs = .unicode, hasColor: Bool = true
    ) -> Model {
        var model = Model(
            size: Size(columns: columns, rows: rows), signs: signs, hasColor: hasColor, subtitle: "demo")
        _ = update(&model, .clock(.zero))
        for event in events {
            _ = update(&model, .clock(event.time))
            _ = update(&model, .events([event]))
        }
        _ = update(&model, .clock(.milliseconds(milliseconds)))
        return model
    }
}
