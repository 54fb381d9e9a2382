// Until there are accounts, everything belongs to this one team.
export const DEFAULT_TEAM_ID = 'default';
