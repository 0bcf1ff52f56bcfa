import WorkOrderEngine

/// What the sky looks like.
struct Sky: Hashable {
  var text: String
  /// Nobody works outside.
  var isFoul: Bool
}

extension History {
  /// One sky over the whole city, in each of the shifts that follow each other on a day: foul on the day of
  /// a storm, and on the evening before the last morning, when somebody waits for better weather.
  func sky(on date: CalendarDate, shift: Int) -> Sky {
    var draw = SeededGenerator(seed: Int64(date.dayNumber * 3 + shift))
    let foul = material.comments(.foul, [], in: date.month).map { Sky(text: $0.text, isFoul: true) }
    let fair = material.comments(.weather, [], in: date.month).map {
      Sky(text: $0.text, isFoul: false)
    }
    let isLastEvening = date == university.zone.local(end).date.adding(days: -1)
    let all = isLastEvening || storms.contains(date) ? foul : fair + foul
    return draw.pick(all) ?? Sky(text: "", isFoul: false)
  }

  /// The sky now.
  func sky() -> Sky {
    for shift in university.shifts {
      guard let index = Self.rounds.firstIndex(of: shift.code),
        let day = university.day(of: shift, at: now)
      else { continue }
      return sky(on: day, shift: index)
    }
    return Sky(text: "", isFoul: false)
  }
}
