import ServiceClock

/// Mistakes of calendars, standards and checklists, and what is allowed and yet cannot be meant.
extension Mistake {
  static func datesBackwards(from: CalendarDate, to: CalendarDate) -> Mistake {
    Mistake("datesBackwards", ["from": "\(from)", "to": "\(to)"])
  }
  static let unclearDays = Mistake("unclearDays")
  static func windowBackwards(_ window: Window) -> Mistake {
    Mistake("windowBackwards", ["window": "\(window)"])
  }
  static func windowsOverlap(_ first: Window, _ second: Window) -> Mistake {
    Mistake("windowsOverlap", ["first": "\(first)", "second": "\(second)"])
  }
  static func bothClaim(_ first: String, _ second: String, _ date: CalendarDate) -> Mistake {
    Mistake("bothClaim", ["first": first, "second": second, "date": "\(date)"])
  }
  static func nameTaken(_ name: String) -> Mistake { Mistake("nameTaken", ["name": name]) }
  static func notHoliday(_ text: String) -> Mistake { Mistake("notHoliday", ["text": text]) }
  static func notKindOfDay(_ text: String) -> Mistake { Mistake("notKindOfDay", ["text": text]) }

  static func notPositive(_ number: Double) -> Mistake {
    Mistake("notPositive", ["text": "\(number)"])
  }
  static func tooLarge(_ number: Double, most: Double) -> Mistake {
    Mistake("tooLarge", ["text": "\(number)", "most": "\(Int(most))"])
  }
  static func notPercent(_ number: Double) -> Mistake {
    Mistake("notPercent", ["text": "\(number)"])
  }
  static func notShare(_ text: String) -> Mistake { Mistake("notShare", ["text": text]) }
  static func notDestination(_ text: String) -> Mistake {
    Mistake("notDestination", ["text": text])
  }

  static let itemsBesideSame = Mistake("itemsBesideSame")
  static let noItems = Mistake("noItems")
  static let limitWithoutUnit = Mistake("limitWithoutUnit")
  static let dateAndReading = Mistake("dateAndReading")
  static func limitsSwapped(_ least: Double, _ most: Double) -> Mistake {
    Mistake("limitsSwapped", ["least": "\(least)", "most": "\(most)"])
  }

  static let noOther = Mistake("noOther")
  static let hiddenRoute = Mistake("hiddenRoute")
  static let majorToNobody = Mistake("majorToNobody")
  static func unreachedCategory(_ id: String) -> Mistake {
    Mistake("unreachedCategory", ["id": id])
  }
  static func hiddenRule(_ id: String, by other: String) -> Mistake {
    Mistake("hiddenRule", ["id": id, "other": other])
  }
  static func deafLevel(_ id: String, clock: String) -> Mistake {
    Mistake("deafLevel", ["id": id, "clock": clock])
  }
  static func needlessLevel(_ id: String) -> Mistake { Mistake("needlessLevel", ["id": id]) }
  static func unsignable(_ id: String, _ role: Role) -> Mistake {
    Mistake("unsignable", ["id": id, "role": role.rawValue])
  }
  static func noTarget(_ priority: Priority) -> Mistake {
    Mistake("noTarget", ["priority": priority.rawValue])
  }
  static func promiseWithoutTarget(_ clock: ClockKind) -> Mistake {
    Mistake("promiseWithoutTarget", ["clock": clock.key])
  }
  static func idleTrigger(_ id: String) -> Mistake { Mistake("idleTrigger", ["id": id]) }
  /// A clock whose target can end after that of one that cannot stop before it.
  static func late(
    _ first: ClockKind, _ firstTarget: Target, of rule: String, _ second: ClockKind,
    _ secondTarget: Target, of other: String, remote: Bool
  ) -> Mistake {
    let name = first == .accept ? "lateAcceptance" : "lateArrival"
    return Mistake(
      remote ? "\(name)Remote" : name,
      [
        first.key: firstTarget.text, "rule": rule, second.key: secondTarget.text, "other": other,
      ])
  }
}
