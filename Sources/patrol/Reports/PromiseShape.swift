import Localization
import Reports
import ServiceClock
import WorkOrderEngine

/// Promises and breaches as programs get them.
struct PromiseShape {
  let papers: Papers
  /// What a holder is called; `nil` for one who is not named on this paper.
  let called: (Holder) -> String?

  func line(_ line: PromiseLine) -> JSON {
    [
      "priority": .string(line.priority.rawValue), "clock": .string(line.clock.rawValue),
      "promise": JSON(line.promise), "kept": JSON(line.kept), "broken": JSON(line.broken),
      "running": JSON(line.running), "rate": JSON(line.rate),
      "isKept": line.isKept.map { JSON($0) } ?? .null,
    ]
  }

  func breach(_ breach: OrderBreach) -> JSON {
    let zone = papers.zone(breach.campus)
    return [
      "order": .string(breach.number), "campus": JSON(papers.names.campuses[breach.campus]?.slug),
      "category": .string(breach.category), "priority": .string(breach.priority.rawValue),
      "place": .string(breach.path), "clock": .string(breach.breach.kind.rawValue),
      "reported": JSON(breach.reported, zone), "due": JSON(breach.breach.due, zone),
      "stopped": JSON(breach.stopped, zone), "allowance": JSON(breach.breach.allowance),
      "used": JSON(breach.breach.used), "share": JSON(breach.share),
      "holders": .array(breach.breach.shares.map(share)),
      "reasons": .array(breach.reasons.map(reason)),
    ]
  }

  func owner(_ owner: BreachOwner) -> JSON {
    [
      "holder": JSON(called(owner.holder)), "owned": JSON(owner.owned),
      "involved": JSON(owner.involved), "meanShare": JSON(owner.meanShare),
    ]
  }

  private func share(_ share: BreachShare) -> JSON {
    ["holder": JSON(called(share.holder)), "used": JSON(share.seconds)]
  }

  private func reason(_ reason: BreachReason) -> JSON {
    func said(_ kind: String, _ text: String) -> JSON {
      ["kind": .string(kind), "text": .string(text)]
    }
    switch reason {
    case .held(let hold, let seconds):
      return ["kind": "held", "hold": .string(hold.rawValue), "seconds": JSON(seconds)]
    case .extensionAsked(let text): return said("extensionAsked", text)
    case .declined(let text): return said("declined", text)
    case .transferred(let text): return said("transferred", text)
    case .refused(let text): return said("refused", text)
    }
  }
}
