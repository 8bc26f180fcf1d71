/// The search for few crossings: several starts, each swept and transposed; the best of them polished, whole threads
/// and hubs put back where they cross least; then, from disturbed orders, iterated local search (Lourenço, Martin,
/// Stützle, "Iterated local search", 2003).
final class OrderSearch {
    /// The crossings of the best order so far.
    private(set) var crossings = Int.max

    private let arrangement: Arrangement
    private let limit: Int
    /// The disturbed orders that are tried in vain before the search ends.
    private let patience: Int
    private let count: CrossingCount
    private let polish: Polish
    private let disturbance: Disturbance
    private var sweep: Sweep
    private var chance = Chance()
    /// The best order so far.
    private let best: Numbers

    private static let starts = 8
    private static let sweepsWithoutGain = 6
    /// A start gets at most this part of the work.
    private static let shareOfStart = 40

    init(_ arrangement: Arrangement, work: Int, patience: Int) {
        self.arrangement = arrangement
        limit = work
        self.patience = patience
        count = CrossingCount(arrangement)
        polish = Polish(arrangement, limit: work)
        disturbance = Disturbance(polish.reinsertion)
        sweep = Sweep(arrangement)
        best = arrangement.memory.numbers(arrangement.itemCount)
    }

    /// Leaves the best order that was found in the arrangement.
    func run() {
        let starts = sweptStarts()
        guard let first = starts.first else { return }
        crossings = first.crossings
        best.copy(0..<arrangement.itemCount, from: first.order)
        for start in starts where crossings > 0 && (start.number == first.number || arrangement.work < limit / 2) {
            arrangement.restore(start.order)
            let polished = start.crossings - polish.run(takingTies: true)
            if polished < crossings || start.number == first.number { keep(polished) }
        }
        arrangement.restore(best)
        seekFurther()
    }

    private struct Start {
        var number: Int
        var crossings: Int
        var order: Numbers
    }

    /// What sweeps make of each start, the best first.
    private func sweptStarts() -> [Start] {
        var starts: [Start] = []
        let share = limit / Self.shareOfStart
        for number in 0..<Self.starts where number == 0 || arrangement.work < share * number {
            StartingOrder(number).arrange(arrangement, &chance)
            var start = Start(
                number: number, crossings: .max, order: arrangement.memory.numbers(arrangement.itemCount))
            sweep(&start, number % 2 == 0 ? .median : .mean, until: share * (number + 1))
            starts.append(start)
            if start.crossings == 0 { break }
        }
        return starts.sorted { ($0.crossings, $0.number) < ($1.crossings, $1.number) }
    }

    /// The same from an order that is given.
    func run(from start: [[Int]], seekingFurther: Bool) {
        arrangement.resume(start)
        let given = count.all()
        keep(given - polish.run(takingTies: false))
        if seekingFurther { seekFurther() }
    }

    private func keep(_ current: Int) {
        crossings = current
        best.copy(0..<arrangement.itemCount, from: arrangement.order)
    }

    /// Sweeps until nothing is gained any more or the work is done, once at least, and keeps the best order.
    private func sweep(_ start: inout Start, _ first: Sweep.Measure, until limit: Int) {
        let second: Sweep.Measure = first == .median ? .mean : .median
        var (idle, number) = (0, 0)
        while start.crossings > 0, idle < Self.sweepsWithoutGain, number == 0 || arrangement.work < limit {
            sweep.run(number % 4 < 2 ? first : second, down: number % 2 == 0)
            polish.transpose(until: limit)
            let current = count.all()
            idle += 1
            if current < start.crossings {
                start.crossings = current
                start.order.copy(0..<arrangement.itemCount, from: arrangement.order)
                idle = 0
            }
            number += 1
        }
    }

    /// Again and again takes a few hubs out and puts them back; where that helps no more, goes away from the best
    /// order to where something else can be found.
    private func seekFurther() {
        guard disturbance.isPossible else { return }
        var current = crossings
        var rounds = 0
        while crossings > 0, arrangement.work < limit, rounds < patience {
            var idle = 0
            rounds += 1
            while current > 0, idle < disturbance.patience, arrangement.work < limit {
                let gain = disturbance.run(hubs: 2 + chance.next(below: 4), losing: 0, &chance)
                current -= gain
                idle = gain > 0 ? 0 : idle + 1
            }
            if current < crossings { rounds = 0 }
            if current <= crossings {
                keep(current)
            } else {
                arrangement.restore(best)
                current = crossings
            }
            for _ in 0...chance.next(below: 3) {
                current -= disturbance.run(hubs: 2 + chance.next(below: 8), losing: 1 + current / 20, &chance)
            }
        }
        arrangement.restore(best)
    }
}
