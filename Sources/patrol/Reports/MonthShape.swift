import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// The letter of a month as programs get it.
struct MonthShape {
  let letter: MonthLetter
  let papers: Papers
  let zone: ZoneRules

  var json: JSON {
    [
      "month": .string("\(letter.month)"), "asOf": JSON(letter.asOf, zone),
      "isOver": JSON(letter.isOver), "isEmpty": JSON(letter.isEmpty),
      "rate": JSON(letter.whole.result.rate), "rateBefore": JSON(letter.before.rate),
      "moves": .array(letter.moves.map(move)), "whole": section(letter.whole),
      "campuses": .array(letter.campuses.map(section)),
    ]
  }

  private func section(_ section: MonthSection) -> JSON {
    let shape = PromiseShape(papers: papers) { papers.holder($0) }
    let figures = section.turnaround
    return [
      "campus": JSON(section.campus?.slug), "reported": JSON(figures.reported),
      "completed": JSON(figures.completed), "onTime": JSON(figures.onTime),
      "late": JSON(figures.late), "cancelled": JSON(figures.cancelled),
      "open": JSON(figures.open), "unrepaired": JSON(figures.unrepaired),
      "openPastDue": JSON(figures.openPastDue), "noTarget": JSON(figures.noTarget),
      "onTimeRate": JSON(figures.onTimeRate),
      "onTimeRateWithOpen": JSON(figures.onTimeRateWithOpen),
      "onTimeRateBeforeExtensions": JSON(figures.onTimeRateBeforeExtensions),
      "median": JSON(figures.median), "p90": JSON(figures.p90), "p99": JSON(figures.p99),
      "firstTimeFix": JSON(figures.firstTimeFix), "rework": JSON(figures.rework),
      "findings": [
        "inTime": JSON(section.findings.inTime), "late": JSON(section.findings.late),
        "running": JSON(section.findings.running), "rate": JSON(section.findings.rate),
      ],
      "satisfaction": [
        "asked": JSON(section.satisfaction.asked),
        "answered": JSON(section.satisfaction.answered),
        "responseRate": JSON(section.satisfaction.responseRate),
        "satisfiedRate": JSON(section.satisfaction.satisfiedRate),
        "ratings": .array(section.satisfaction.ratings.map { JSON($0) }),
      ],
      "promises": .array(section.promises.promises.map(shape.line)),
      "owners": .array(BreachOwner.owners(of: section.promises.breaches).map(shape.owner)),
      "breaches": .array(section.promises.breaches.map(shape.breach)),
      "patrols": .array(section.patrols.map(patrol)),
      "recurring": .array(section.recurring.map(recurring)),
    ]
  }

  private func move(_ item: MonthMove) -> JSON {
    let move = item.move
    return [
      "campus": JSON(papers.names.campuses[move.group.campus]?.slug),
      "category": .string(move.group.category), "contribution": JSON(move.contribution),
      "mix": JSON(move.mix), "rate": JSON(move.rate), "kept": JSON(move.after.kept),
      "judged": JSON(move.after.judged), "keptBefore": JSON(move.before.kept),
      "judgedBefore": JSON(move.before.judged), "broken": .array(item.broken.map(JSON.string)),
      "brokenBefore": .array(item.brokenBefore.map(JSON.string)),
    ]
  }

  private func patrol(_ line: MonthPatrol) -> JSON {
    guard case .object(var members) = PatrolSpanShape.json(line.span) else { return .null }
    members["suspensions"] = .array(
      line.suspensions.map { suspension in
        [
          "from": .string("\(suspension.days.from)"),
          "to": JSON(suspension.days.to?.description), "reason": .string(suspension.reason),
        ]
      })
    members["gaps"] = .array(line.gaps.map(gap))
    members["uncounted"] = .array(line.uncounted.map(gap))
    return .object(members)
  }

  private func gap(_ gap: RoundGap) -> JSON {
    [
      "round": .string(gap.round), "period": JSON(gap.period), "stops": JSON(gap.stops),
      "verdict": JSON(gap.verdict?.rawValue), "reasons": .array(gap.reasons.map(JSON.string)),
      "excuses": .array(gap.excuses.map(JSON.string)),
    ]
  }

  private func recurring(_ fault: RecurringFault) -> JSON {
    RecurrenceShape(papers: papers, zone: zone).json(fault)
  }
}
