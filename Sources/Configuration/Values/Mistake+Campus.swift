import ServiceClock

/// Mistakes of campus files.
extension Mistake {
  static func notCampusCode(_ text: String) -> Mistake { Mistake("notCampusCode", ["text": text]) }
  static func notCampusID(_ text: String) -> Mistake { Mistake("notCampusID", ["text": text]) }
  static func notPath(_ text: String) -> Mistake { Mistake("notPath", ["text": text]) }
  static func notRooms(_ text: String) -> Mistake {
    Mistake("notRooms", ["text": text, "most": "\(RoomNumbers.most)"])
  }
  static func notCode(_ noun: Noun, _ text: String) -> Mistake {
    Mistake("notCode", ["noun": noun.rawValue, "text": text])
  }
  static func notWord(_ noun: Noun, _ text: String) -> Mistake {
    Mistake("notWord", ["noun": noun.rawValue, "text": text])
  }
  static func notShiftCode(_ text: String) -> Mistake { Mistake("notShiftCode", ["text": text]) }
  static func crewAlready(_ code: String) -> Mistake { Mistake("crewAlready", ["text": code]) }
  static func noParent(_ path: String) -> Mistake { Mistake("noParent", ["name": path]) }
  static func noParent(_ path: String, campus: String, known: [String]) -> Mistake {
    Mistake("noParent", ["name": path], meant: campus, among: known)
  }
  /// - Parameter near: a place that was probably meant.
  static func unknownPlace(_ path: String, near: String?) -> Mistake {
    guard let near else { return Mistake("unknownPlace", ["name": path]) }
    return Mistake("unknownPlace", ["name": path], meant: path, among: [near])
  }
  static func otherCampus(_ place: String, _ campus: String) -> Mistake {
    Mistake("otherCampus", ["place": place, "campus": campus])
  }
  static func stopTwice(_ place: String, _ checklist: String) -> Mistake {
    Mistake("stopTwice", ["place": place, "checklist": checklist])
  }
  static let quotaWithoutShifts = Mistake("quotaWithoutShifts")
  static let noStops = Mistake("noStops")
  static let noStopItems = Mistake("noStopItems")
  static let noChecklist = Mistake("noChecklist")
  static func notGap(_ hours: Double) -> Mistake { Mistake("notGap", ["text": "\(hours)"]) }
  static let shiftStartsTooLate = Mistake("shiftStartsTooLate")
  static let shiftWithoutLength = Mistake("shiftWithoutLength")
  static let emptyCycle = Mistake("emptyCycle")
  static func patternTwice(_ crew: String, _ from: CalendarDate) -> Mistake {
    Mistake("patternTwice", ["crew": crew, "from": "\(from)"])
  }
}
