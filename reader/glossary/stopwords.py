"""French words too common to be a term by themselves, as `reader.fold.key` writes them."""

STOP_WORDS = frozenset(
    """
    a afin ai ainsi alors apres as au aucun aucune aujourd aura aussi autre autres aux avait avant avec
    avoir beaucoup bien bon car ce ceci cela celle celles celui cent ces cet cette ceux chaque chez
    comme comment contre dans de deja depuis des deux dire dit dix doit donc dont du durant elle elles
    en encore enfin entre est et etaient etait etant ete etre eu eux faire fait fois font hier hors huit
    ici il ils jamais je jour jusque la le les leur leurs lors lui ma mais me meme mes mille moins mon
    ne neuf ni nos notre nous on ont or ou par parce parmi pas pendant peu peut plus pour pourquoi pres
    puis puisque quand quatre que quel quelle quelles quels qui quoi sa sans se sept sera ses si six
    soit son sont sous sur ta tandis te tes toi ton toujours tous tout toute toutes tres trois trop tu
    un une va vers voici voila vos votre vous y
    """.split()  # noqa: SIM905
)
