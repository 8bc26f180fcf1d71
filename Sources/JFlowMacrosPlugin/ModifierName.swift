#if Macros
    /// The modifiers that an attribute can hold, each named like the method of a definition that it becomes.
    package enum ModifierName: String, Hashable, CaseIterable {
        case cached, expected, grouped, tagged
        case retry, timeout, pool, priority
        case optional, when, fallback
        case closing, shared

        /// Whether the value may become an optional by it.
        var makesOptional: Bool { self == .optional || self == .when }

        /// Why two modifiers cannot stand beside each other; `nil` for most.
        func contradiction(to other: ModifierName) -> ModifierContradiction? {
            ModifierContradiction.allCases.first { $0.pair == [self, other] || $0.pair == [other, self] }
        }
    }

    /// Modifiers that say different things about the same.
    package enum ModifierContradiction: String, CaseIterable {
        case optionalFallback, optionalWhen, whenFallback, cachedClosing, cachedShared, closingShared

        var pair: [ModifierName] {
            switch self {
            case .optionalFallback: [.optional, .fallback]
            case .optionalWhen: [.optional, .when]
            case .whenFallback: [.when, .fallback]
            case .cachedClosing: [.cached, .closing]
            case .cachedShared: [.cached, .shared]
            case .closingShared: [.closing, .shared]
            }
        }

        /// What is wrong, and what to do.
        var message: String {
            let pair = "'.\(pair[0].rawValue)' and '.\(pair[1].rawValue)'"
            return switch self {
            case .optionalFallback: "\(pair) say two things about a missing value: keep one"
            case .optionalWhen: "\(pair) both say that the value may be missing: keep '.when'"
            case .whenFallback:
                "\(pair) say two things about a missing value: write '.when(…, otherwise: …)', "
                    + "or let 'choice(…)' take the value of one of two tasks"
            case .cachedClosing, .cachedShared:
                "\(pair) do not go together, since a cached value could be closed already: keep one"
            case .closingShared: "\(pair) both say how the value is closed: keep one"
            }
        }
    }
#endif
