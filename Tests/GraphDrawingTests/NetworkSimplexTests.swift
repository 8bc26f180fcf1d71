@testable import GraphDrawing
import Samples
import Testing

/// Edges from lower to higher numbers, also more than one between the same two, with random lengths and weights.
private func randomProblem(_ seed: UInt64, nodes: ClosedRange<Int>, edges: ClosedRange<Int>) -> LengthProblem {
    var random = Seeded(seed)
    let count = Int.random(in: nodes, using: &random)
    let wanted = count > 1 ? Int.random(in: edges, using: &random) : 0
    return LengthProblem(
        nodeCount: count,
        edges: (0..<wanted).map { _ in
            let tail = Int.random(in: 0..<(count - 1), using: &random)
            return LengthProblem.Edge(
                tail: tail, head: Int.random(in: (tail + 1)..<count, using: &random),
                minimumLength: Int.random(in: 0...3, using: &random), weight: Int.random(in: 0...4, using: &random))
        })
}

/// The least cost of all values from 0 to the sum that the longest path may have.
private func leastCost(_ problem: LengthProblem) -> Int {
    let top = problem.startingValues().max() ?? 0
    var best = Int.max
    var value = [Int](repeating: 0, count: problem.nodeCount)
    func choose(_ node: Int) {
        guard node < problem.nodeCount else {
            best = min(best, problem.cost(value))
            return
        }
        let low = problem.entering[node].reduce(0) {
            max($0, value[problem.edges[$1].tail] + problem.edges[$1].minimumLength)
        }
        for candidate in low..<max(low + 1, top + 1) {
            value[node] = candidate
            choose(node + 1)
        }
    }
    choose(0)
    return best
}

@Test func valuesAreTheBestThereAre() {
    for seed in 0..<400 {
        let problem = randomProblem(UInt64(seed), nodes: 0...6, edges: 0...10)
        let solution = NetworkSimplex(problem)
        #expect(solution.isOptimal, "seed \(seed)")
        #expect(problem.isFeasible(solution.value), "seed \(seed)")
        #expect(problem.cost(solution.value) == leastCost(problem), "seed \(seed)")
    }
}

@Test func valuesAreTheBestFromAnyStart() {
    for seed in 0..<200 {
        let problem = randomProblem(UInt64(seed), nodes: 20...80, edges: 20...240)
        var random = Seeded(UInt64(seed) + 1000)
        // Feasible, and worse than need be.
        let start = (0..<problem.nodeCount).map { $0 * 5 + Int.random(in: 0...2, using: &random) }
        #expect(problem.isFeasible(start))
        let (one, other) = (NetworkSimplex(problem), NetworkSimplex(problem, start: start))
        #expect(one.isOptimal && other.isOptimal && problem.isFeasible(other.value), "seed \(seed)")
        #expect(problem.cost(one.value) == problem.cost(other.value), "seed \(seed)")
    }
}

@Test func eachConnectedPartBeginsAtZero() {
    let edges = [(0, 1), (2, 3), (3, 4)].map { LengthProblem.Edge(tail: $0.0, head: $0.1, minimumLength: 2) }
    let problem = LengthProblem(nodeCount: 6, edges: edges)
    #expect(NetworkSimplex(problem, start: [7, 9, 1, 3, 5, 4]).value == [0, 2, 0, 2, 4, 0])
}

@Test func aStartThatIsNotFeasibleIsNotUsed() {
    let problem = LengthProblem(nodeCount: 2, edges: [LengthProblem.Edge(tail: 0, head: 1)])
    #expect(NetworkSimplex(problem, start: [3, 3]).value == [0, 1])
    #expect(NetworkSimplex(problem, start: [3]).value == [0, 1])
}

@Test func valuesAreFeasibleWhenTheWorkIsUsedUp() {
    let problem = randomProblem(1, nodes: 5_000...5_000, edges: 20_000...20_000)
    let solution = NetworkSimplex(problem, work: 50_000)
    #expect(!solution.isOptimal)
    #expect(problem.isFeasible(solution.value))
    #expect(problem.cost(solution.value) <= problem.cost(NetworkSimplex(problem, work: 0).value))
}

@Test func aLargeProblemEnds() {
    let problem = randomProblem(2, nodes: 100_000...100_000, edges: 200_000...200_000)
    #expect(problem.isFeasible(NetworkSimplex(problem, work: 1_000_000).value))
}
