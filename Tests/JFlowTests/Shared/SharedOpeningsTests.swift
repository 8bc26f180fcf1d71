import Testing

@testable import JFlow

/// The state machine alone, against a plain model of who has what, over random sequences of facts.
struct SharedOpeningsTests {
    /// A random sequence of facts, and what the machine has answered.
    private struct Play {
        enum Role: Equatable {
            case leads(Int)
            case waits(Int)
            case leases(Int)
        }

        var machine = SharedOpenings<Int>()
        var random: SeededGenerator
        var roles: [LeaseHolder: Role] = [:]
        /// The values by number, of those that are open.
        var open: [Int: Int] = [:]
        var retired: Set<Int> = []
        var closing: Set<Int> = []
        /// What each closer waits for.
        var closers: [Int: Set<Int>] = [:]
        var holderCount = 0
        var valueCount = 0
        var complaints: [String] = []

        mutating func check(_ condition: Bool, _ complaint: @autoclosure () -> String) {
            if !condition, complaints.count < 5 { complaints.append(complaint()) }
        }

        mutating func step(isEnding: Bool) {
            switch Int.random(in: 0..<12, using: &random) {
            case 0..<4 where !isEnding: ask()
            case 4 where !isEnding: requestClose()
            case 5: leaveWaiting()
            case 6, 7: lead(.opened)
            case 8: lead(.failed)
            case 9: lead(.handedOver)
            case 10: finishClosing()
            default: giveBack()
            }
        }

        private mutating func ask() {
            holderCount += 1
            let holder = LeaseHolder(run: ObjectIdentifier(Self.self), task: holderCount, attempt: 1)
            let key = SharedKey([Int.random(in: 0..<2, using: &random)])
            switch machine.requested(key, by: holder) {
            case .open(let number):
                check(open[number] == nil && !retired.contains(number), "\(number) is opened again")
                roles[holder] = .leads(number)
            case .wait(let number):
                check(leader(of: number) != nil, "\(number) is waited for and nobody opens it")
                check(!retired.contains(number), "a retired opening is joined")
                roles[holder] = .waits(number)
            case .share(let value):
                let number = open.first { $0.value == value }?.key
                check(number != nil, "\(value) is shared and not open")
                check(number.map { retired.contains($0) } == false, "\(value) is shared and retired")
                roles[holder] = number.map { .leases($0) }
            }
        }

        private enum Lead { case opened, failed, handedOver }

        private mutating func lead(_ end: Lead) {
            guard let (holder, number) = pick({ if case .leads(let number) = $0 { number } else { nil } }) else {
                return
            }
            roles[holder] = nil
            switch end {
            case .opened:
                valueCount += 1
                open[number] = valueCount
                roles[holder] = .leases(number)
                hear(machine.opened(number, valueCount, by: holder))
            case .failed:
                gone(number)
                hear(machine.failed(number))
            case .handedOver:
                if !roles.values.contains(.waits(number)) { gone(number) }
                hear(machine.handedOver(number))
            }
            check(
                !roles.values.contains(.waits(number)) || leader(of: number) != nil, "\(number): some wait for nobody")
        }

        private mutating func leaveWaiting() {
            guard let (holder, _) = pick({ if case .waits(let number) = $0 { number } else { nil } }) else { return }
            check(machine.left(holder), "a waiter cannot leave")
            check(!machine.left(holder), "a waiter leaves twice")
            roles[holder] = nil
        }

        private mutating func giveBack() {
            guard let (holder, number) = pick({ if case .leases(let number) = $0 { number } else { nil } }) else {
                return
            }
            roles[holder] = nil
            check(!machine.left(holder), "who has a lease does not wait")
            let closing = machine.givenBack(holder)
            let isLast = retired.contains(number) && !roles.values.contains(.leases(number))
            check((closing != nil) == isLast, "\(number) is closed by the wrong one")
            if let closing { begin(closing) }
        }

        private mutating func begin(_ closing: SharedOpenings<Int>.Closing) {
            check(open[closing.number] == closing.value, "the wrong value is closed")
            check(self.closing.insert(closing.number).inserted, "\(closing.number) is closed twice")
            check(!roles.values.contains(.leases(closing.number)), "\(closing.number) is closed while it is used")
        }

        private mutating func requestClose() {
            let all = Set(open.keys).union(
                roles.values.compactMap { if case .leads(let number) = $0 { number } else { nil } })
            let (closings, closer) = machine.closeRequested()
            retired.formUnion(all)
            for closing in closings { begin(closing) }
            check((closer == nil) == all.isEmpty, "a closer waits for nothing")
            if let closer { closers[closer] = all }
            if let closer, Int.random(in: 0..<5, using: &random) == 0 {
                check(machine.closerLeft(closer), "a closer cannot leave")
                closers[closer] = nil
            }
        }

        private mutating func finishClosing() {
            guard let number = closing.sorted().randomElement(using: &random) else { return }
            gone(number)
            hear(machine.closed(number))
        }

        private mutating func gone(_ number: Int) {
            open[number] = nil
            closing.remove(number)
            for closer in closers.keys { closers[closer]?.remove(number) }
        }

        private mutating func hear(_ news: [SharedOpenings<Int>.News]) {
            for news in news {
                switch news {
                case .lease(let holder, let value):
                    guard case .waits(let number)? = roles[holder] else { return check(false, "a lease for nobody") }
                    check(open[number] == value, "a lease of the wrong value")
                    roles[holder] = .leases(number)
                case .failure(let holder):
                    guard case .waits? = roles[holder] else { return check(false, "a failure for nobody") }
                    roles[holder] = nil
                case .lead(let holder, let number):
                    check(roles[holder] == .waits(number), "a lead for nobody")
                    roles[holder] = .leads(number)
                case .closed(let closer):
                    check(closers[closer]?.isEmpty == true, "a closer is told too early or twice")
                    closers[closer] = nil
                }
            }
            for (closer, numbers) in closers { check(!numbers.isEmpty, "closer \(closer) is not told") }
        }

        private func leader(of number: Int) -> LeaseHolder? {
            roles.first { $0.value == .leads(number) }?.key
        }

        private mutating func pick(_ number: (Role) -> Int?) -> (LeaseHolder, Int)? {
            let all = roles.compactMap { holder, role in number(role).map { (holder, $0) } }
                .sorted { $0.0.task < $1.0.task }
            return all.randomElement(using: &random)
        }

        /// Whether everything has come to its end.
        var isOver: Bool { roles.isEmpty && closing.isEmpty }

        mutating func end() {
            for _ in 0..<10_000 where !isOver { step(isEnding: true) }
            requestClose()
            while !closing.isEmpty { finishClosing() }
            check(isOver, "somebody waits for ever")
            let (count, leaseCount) = (machine.count, machine.leaseCount)
            check(count == 0 && leaseCount == 0, "\(count) openings are left")
            check(closers.isEmpty, "closers are left")
        }
    }

    @Test func everySequenceOpensOnceSharesAndClosesOnce() {
        for seed in UInt64(1)...400 {
            var play = Play(random: SeededGenerator(seed: seed))
            let count = Int.random(in: 1...120, using: &play.random)
            for _ in 0..<count { play.step(isEnding: false) }
            play.end()
            #expect(play.complaints.isEmpty, "seed \(seed): \(play.complaints.joined(separator: "; "))")
        }
    }

    @Test func whoAsksTwiceHasOneLease() {
        var machine = SharedOpenings<Int>()
        let holder = LeaseHolder(run: ObjectIdentifier(Self.self), task: 0, attempt: 1)
        guard case .open(let number) = machine.requested(SharedKey([]), by: holder) else {
            Issue.record("the first opens")
            return
        }
        _ = machine.opened(number, 5, by: holder)
        guard case .share(5) = machine.requested(SharedKey([]), by: holder) else {
            Issue.record("the second shares")
            return
        }
        #expect(machine.leaseCount == 1)
    }
}
