import DemoWorkflows
import JFlow
import Testing

@Suite("Search demonstration")
struct SearchTests {
    private func make(pace: Double = 0.02, seed: UInt64 = 1) throws -> Demonstration {
        try Demonstration.named("search", settings: DemonstrationSettings(pace: pace, seed: seed))
    }

    @Test func hasTheShapeOfTheSearchPage() throws {
        let plan = try make(pace: 1).plan
        var needs: [String: [String]] = [:]
        for task in plan.tasks { needs[task.name] = task.dependencies.map { plan.tasks[$0].name } }
        #expect(
            needs == [
                "parse-query": [], "load-model": [], "load-session": [], "embed": ["parse-query", "load-model"],
                "spell-check": ["parse-query"], "locale": ["parse-query"], "profile": ["load-session"],
                "vector-index": ["embed"], "text-index": ["spell-check", "locale"], "ads": ["locale", "profile"],
                "history": ["profile"], "rank": ["vector-index", "text-index"], "facets": ["text-index"],
                "ad-filter": ["ads"], "snippets": ["rank"], "personalise": ["rank", "history"],
                "render": ["snippets", "facets", "ad-filter", "personalise"],
            ])
        #expect(plan.goals.map { plan.tasks[$0].name } == ["render"])
        #expect(plan.tasks.allSatisfy { ($0.expected ?? .zero) > .zero })
    }

    @Test func estimatesFollowThePace() throws {
        let (plain, slow) = (try make(pace: 1).plan, try make(pace: 2).plan)
        #expect(plain.tasks.map { ($0.expected ?? .zero) * 2 } == slow.tasks.map { $0.expected ?? .zero })
        #expect(plain.tasks.first { $0.name == "embed" }?.expected == .milliseconds(840))
    }

    @Test func longestPathTakesSevenToTwelveSeconds() throws {
        var ends: [Duration] = []
        for task in try make(pace: 1).plan.tasks {
            let start = task.dependencies.map { ends[$0] }.max() ?? .zero
            ends.append(start + (task.expected ?? .zero))
        }
        let longest = try #require(ends.max())
        #expect(longest >= .seconds(7) && longest <= .seconds(12))
    }

    @Test func warmUpCachesTwoTasksAndLeavesTwoReady() async throws {
        let demonstration = try make()
        try await demonstration.warmUp()
        let run = await WatchedRun(demonstration)
        #expect(run.names(in: .cached) == ["load-session", "spell-check"])
        let roots = run.plan.tasks.filter(\.dependencies.isEmpty).map(\.name)
        #expect(roots.filter { run.states[$0] == .done }.sorted() == ["load-model", "parse-query"])
    }

    @Test func withoutWarmUpNothingIsCachedTheFirstTime() async throws {
        let demonstration = try make()
        #expect(await WatchedRun(demonstration).names(in: .cached).isEmpty)
        #expect(await WatchedRun(demonstration).names(in: .cached) == ["load-session", "spell-check"])
    }

    @Test func sameSeedGivesTheSameValuesAndAnotherSeedOthers() async throws {
        let first = await WatchedRun(try make())
        let second = await WatchedRun(try make(pace: 0.001))
        let other = await WatchedRun(try make(seed: 2))
        #expect(first.values.count == 17)
        #expect(first.values == second.values)
        #expect(first.outcome.report == second.outcome.report)
        #expect(first.outcome.report != other.outcome.report)
    }

    @Test func logsAndReportsProgress() async throws {
        let run = await WatchedRun(try make())
        run.expectLegal(ending: .done)
        #expect(run.messages.contains { $0.hasPrefix("shard 4 of 4: ") })
        #expect(run.messages.contains("jumpor → jumper"))
        let fractions = run.events.compactMap { event -> Double? in
            guard case .progressed(let task, let fraction) = event.kind else { return nil }
            return run.plan.tasks[task].name == "vector-index" ? fraction : nil
        }
        #expect(Set(fractions).isSuperset(of: [0.25, 0.5, 0.75, 1]))
        #expect(fractions == fractions.sorted() && fractions.allSatisfy { (0...1).contains($0) })
    }

    @Test func missingAdvertisementsSpareTheRest() async throws {
        let settings = DemonstrationSettings(pace: 0.02, fails: true)
        let run = await WatchedRun(try Demonstration.named("search", settings: settings))
        run.expectLegal(ending: .failed)
        #expect(run.names(in: .skipped) == ["ad-filter", "render"])
        #expect(run.names(in: .done).count == 14)
        #expect(run.ends.compactMap(\.error) == ["timeout waiting for ads.example:443"])
    }
}
