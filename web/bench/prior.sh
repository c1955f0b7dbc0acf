#!/bin/sh
# Builds an earlier commit's program, page and all, and prints its path. It is built
# once. Where that can't be done, it says why and prints nothing.
#
#	prior.sh COMMIT DIR
commit=$1 dir=$2
program=$dir/wsaccept-$commit
if [ ! -x "$program" ]; then
	tree=$dir/tree
	mkdir -p "$dir"
	{
		git worktree add --quiet --force --detach "$tree" "$commit" &&
			make -C "$tree" build && cp "$tree/bin/wsaccept" "$program"
		git worktree remove --force "$tree"
	} >&2
	[ -x "$program" ] || { echo "The release before, $commit, could not be built; it is not in the table." >&2; exit 0; }
fi
echo "$program"
