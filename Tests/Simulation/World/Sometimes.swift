/// What must come about in some run for the simulation to mean anything; over enough seeds each of them does.
enum Sometimes: String, CaseIterable {
    case commandAccepted, commandRefused, commandRepeated, idReused, replyLost, afterWaited
    case batchOfSeveral, batchDecidedAnew, appendFoundFull, appendFailed, crashInAppend, crashAfterWrite
    case snapshotKept, snapshotUsed, snapshotPassedOver
    case gapRepaired, announcedAhead, duplicateDropped, slowConsumer, silenceNoticed, heardAgain, questionUnanswered
    case divergenceFound, repeatedInLog, foreignEventHeld, malformedRefused, unreadableDropped
    case allKilledAtOnce, killedWhilePaused, clockJumped, olderCopyPutBack, logRestored, gatewayStoreFull
    case gatewayArchived, subscriberMissed, crashAfterSync, roomRanShort, roomAgain, timeBroughtAbout
}
