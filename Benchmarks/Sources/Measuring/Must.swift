internal import Foundation
internal import Synchronization

/// What a figure must be, and whether it is.
package struct Must: Sendable {
    private enum Bound: String { case atMost = "≤", below = "<", atLeast = "≥" }

    private let bound: Bound
    private let limit: Double

    /// At most so much.
    package static func atMost(_ limit: Double) -> Must { Must(bound: .atMost, limit: limit) }
    /// Less than so much.
    package static func below(_ limit: Double) -> Must { Must(bound: .below, limit: limit) }
    /// At least so much.
    package static func atLeast(_ limit: Double) -> Must { Must(bound: .atLeast, limit: limit) }

    /// Whether a figure is as it must be.
    package func isMet(by figure: Double) -> Bool {
        switch bound {
        case .atMost: figure <= limit
        case .below: figure < limit
        case .atLeast: figure >= limit
        }
    }

    /// The figure beside what it must be, `3.1 (≤ 7 ✓)`; a figure that there is not is a dash.
    package func verdict(on figure: Double, digits: Int = 1) -> String {
        guard figure.isFinite else { return "–" }
        let isMet = isMet(by: figure)
        Verdicts.add(isMet)
        return "\(figure.text(digits)) (\(bound.rawValue) \(limit.plainText) \(isMet ? "✓" : "✗"))"
    }
}

/// How many figures were as they must be.
package enum Verdicts {
    private static let counts = Mutex((met: 0, all: 0))

    static func add(_ isMet: Bool) {
        counts.withLock { counts in
            counts.all += 1
            if isMet { counts.met += 1 }
        }
    }

    /// In words.
    package static var summary: String {
        counts.withLock { "\($0.met) of \($0.all) figures are as they must be (✓); the others (✗) are not." }
    }
}

extension Double {
    /// With so many digits behind the point; a dash for what is not a number.
    package func text(_ digits: Int = 1) -> String {
        isFinite ? String(format: "%.\(digits)f", self) : "–"
    }

    fileprivate var plainText: String { self == rounded() ? text(0) : String(format: "%g", self) }
}
